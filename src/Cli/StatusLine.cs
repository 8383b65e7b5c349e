using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Records;

namespace TotalMemory.Cli;

/// <summary>
/// The status line of Claude Code. It runs after every message, so it reads files that the worker published and opens no database. Its
/// input is the client's JSON (contract: Claude Code 2.1, <c>statusLine</c>).
/// </summary>
internal static class StatusLine
{
    /// <summary>Chosen: longer than any status line takes, too short for a person to notice.</summary>
    private static readonly TimeSpan OtherTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The line for the folder that the client names; empty if there is nothing to show.</summary>
    public static string Compose(MemoryHome home, ReadOnlySpan<byte> input, string folder, TimeProvider time)
    {
        if (SettingFlag.IsOn(home, SettingFlag.HidesSigns))
            return "";
        var given = StatusInput.Read(input);
        folder = given.Folder ?? folder;
        var known = ProjectBook.Read(home);
        var identity = ProjectIdentity.Resolve(folder, known);
        if (new OffRecordFiles(home).Withholds(given.Session, folder, () => identity.Id, time) is { } why)
            return $"memory: {why.Words}";
        var project = identity.ShownIn(known);
        return new GreetingFiles(home).Read(project) is { Head.Length: > 0 } greeting ? SafeText.Clean($"memory: {greeting.Head}") : "";
    }

    /// <summary>Another program's status line with ours appended to its last line.</summary>
    public static string Append(string other, string ours)
    {
        var before = other.TrimEnd();
        if (before.Length == 0 || ours.Length == 0)
            return before + ours;
        return $"{before} · {ours}";
    }

    /// <summary>The output of another status line's command for the same input; empty when it fails or takes too long.</summary>
    public static string Run(string command, byte[] input)
    {
        var (shell, option) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        var run = new ProgramRun(shell, option, command)
        {
            Input = input,
            IsForeign = true,
            Timeout = OtherTimeout,
        };
        return run.Run().Printed;
    }

    /// <summary>What the client tells about the session.</summary>
    private sealed record StatusInput(string? Folder, string? Session)
    {
        public static StatusInput Read(ReadOnlySpan<byte> input)
        {
            // Repaired first: a half character in a property name would throw when names are compared.
            using var json = LenientJson.ParseStrictly(MendedJson.Mend(input));
            if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root)
                return new(null, null);
            var place = root.TryGetProperty("workspace", out var workspace) ? workspace : default;
            return new(Text(place, "current_dir") ?? Text(root, "cwd"), Text(root, "session_id"));
        }

        private static string? Text(JsonElement of, string name) =>
            of.ValueKind == JsonValueKind.Object
            && of.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            && LenientJson.Text(value) is { Length: > 0 } text
                ? text
                : null;
    }
}
