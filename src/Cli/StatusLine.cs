using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Records;

namespace TotalMemory.Cli;

/// <summary>
/// The status line of Claude Code: asked for after every message, so it reads what the worker published and opens no database. Its input
/// is the client's JSON (contract: Claude Code 2.1, <c>statusLine</c>).
/// </summary>
internal static class StatusLine
{
    /// <summary>Chosen: longer than any status line takes, shorter than a person notices that one is missing.</summary>
    private static readonly TimeSpan OtherTakes = TimeSpan.FromSeconds(2);

    /// <summary>The line about the folder that the client names; empty when there is nothing to say.</summary>
    public static string Compose(MemoryHome home, ReadOnlySpan<byte> input, string folder, TimeProvider time)
    {
        if (SettingFlag.IsOn(home, SettingFlag.HidesSigns))
            return "";
        var given = Given.Read(input);
        folder = given.Folder ?? folder;
        var known = ProjectBook.Read(home);
        var identity = ProjectIdentity.Resolve(folder, known);
        if (new OffRecordFiles(home).Withholds(given.Session, folder, () => identity.Id, time) is { } why)
            return $"memory: {why.Words}";
        var project = identity.ShownIn(known);
        return new GreetingFiles(home).Read(project) is { Head.Length: > 0 } greeting ? SafeText.Clean($"memory: {greeting.Head}") : "";
    }

    /// <summary>What another program's status line says, with ours behind its last line.</summary>
    public static string Behind(string other, string ours)
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
            Patience = OtherTakes,
        };
        return run.Run().Printed;
    }

    /// <summary>What the client says of the session.</summary>
    private sealed record Given(string? Folder, string? Session)
    {
        public static Given Read(ReadOnlySpan<byte> input)
        {
            // Mended first: half a character in a name is met only when names are compared.
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
