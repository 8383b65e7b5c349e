using System.Text.Json.Nodes;
using TotalMemory.Cli.Commands;

namespace TotalMemory.Cli.Install.Claude;

/// <summary>
/// Claude Code's status line; there can be only one. Ours is registered if there is none; to combine it with another is left to the
/// person. Pure.
/// </summary>
internal static class ClaudeStatusLine
{
    private const string Key = "statusLine";
    private const string Program = "totalmemory";

    /// <summary>Ours is registered, alone or with another program's after <c>--with</c>.</summary>
    public static bool IsOurs(JsonObject root) => Command(root) is { } command && IsOurs(command);

    public static bool IsFree(JsonObject root) => !root.ContainsKey(Key);

    public static void Add(JsonObject root, string program) =>
        root[Key] = new JsonObject { ["type"] = "command", ["command"] = Line(program) };

    /// <summary>The command that combines ours with the registered one.</summary>
    public static string Combined(JsonObject root, string program) =>
        $"{Line(program)} {StatusLineCommand.With} {Quoted(Command(root) ?? "YOUR COMMAND")}";

    /// <summary>
    /// Removes ours; another program's that it was combined with is registered alone again. False if ours was not there.
    /// </summary>
    public static bool Remove(JsonObject root, string program)
    {
        if (Command(root) is not { } command || !IsOurs(command) || !OwnCommand.IsOursOrDead(OwnCommand.PathIn(command, Program)!, program))
            return false;
        if (OwnCommand.Words(command).SkipWhile(w => w != StatusLineCommand.With).Skip(1).FirstOrDefault() is { Length: > 0 } other)
            root[Key]!["command"] = other;
        else
            root.Remove(Key);
        return true;
    }

    private static string Line(string program) => $"{HookRegistration.Quoted(program)} {StatusLineCommand.Name}";

    private static string Quoted(string command) => "'" + command.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsOurs(string command) =>
        OwnCommand.PathIn(command, Program) is not null && OwnCommand.Words(command).Contains(StatusLineCommand.Name);

    private static string? Command(JsonObject root) =>
        root[Key] is JsonObject line && line["command"] is JsonValue value && value.TryGetValue<string>(out var command) ? command : null;
}
