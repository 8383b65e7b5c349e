using TotalMemory.Extraction.Errors;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>
/// What made a failed command work, where it is the same in several sessions: a command around it, or one run before it. Pure; needs no
/// words of any language.
/// </summary>
internal static class WorkingCommands
{
    private const int LongestReason = 120; // chosen: a line
    private const int MostNamed = 3; // chosen: a line
    private const string Varies = "…";

    // Words before a command that change nothing about whether it works.
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal) { "sudo", "time", "nohup", "timeout", "nice", "cd", "echo" };

    /// <summary>Program and the first word around it.</summary>
    public static string? Wrapped(FailedCall f)
    {
        if (!IsSimple(f) || AddedCommand.Wrapper(f.Command, f.Fix!) is not { } wrapper || wrapper.Split(' ')[0] is not { } first)
            return null;
        return Idle.Contains(first) ? null : $"{f.Command.Split(' ')[0]} inside {first}";
    }

    /// <summary>The verb that was run before it.</summary>
    public static string? Prepared(FailedCall f) =>
        PreparationOf(f) is { } fix && CommandLine.Main(fix) is { Length: > 0 } verb && !Idle.Contains(verb) ? $"before: {verb}" : null;

    public static string? WrappedNorm(IReadOnlyList<FailedCall> failures)
    {
        var commands = Shared([.. failures.Select(f => f.Command)]);
        var wrappers = Shared([.. failures.Select(f => AddedCommand.Wrapper(f.Command, f.Fix!) ?? "")]);
        return commands.Length == 0 || wrappers.Length == 0 ? null : $"`{commands}` alone fails here: run it as `{wrappers} {commands}`";
    }

    public static string? PreparedNorm(IReadOnlyList<FailedCall> failures)
    {
        var fix = Shared([.. failures.Select(f => PreparationOf(f) ?? "")]);
        var last = failures[^1];
        var named = failures
            .Select(f => CommandLine.Main(f.Command))
            .Where(v => v.Length > 0)
            .Distinct()
            .Take(MostNamed)
            .Select(v => $"`{v}`")
            .ToList();
        return fix.Length == 0 || named.Count == 0
            ? null
            : $"When {string.Join(" or ", named)} fails here with \"{Sentences.Cut(last.Reason, LongestReason)}\", run `{fix}` first";
    }

    private static string? PreparationOf(FailedCall f) =>
        IsSimple(f) && !f.IsFixTold ? AddedCommand.Preparation(f.Command, FixText.WithoutPreparation(f.Fix!)) : null;

    private static bool IsSimple(FailedCall f) => f.Command.Length > 0 && ToolNames.IsShell(f.Tool) && f.Fix is { Length: > 0 and < 200 };

    // The words that all have, up to the first that differs.
    private static string Shared(IReadOnlyList<string> texts)
    {
        var words = texts.Select(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var same = words[0].TakeWhile((w, i) => words.All(o => o.Length > i && o[i] == w)).ToList();
        if (same.Count == 0)
            return "";
        var rest = words.All(w => w.Length == words[0].Length) ? words[0].Skip(same.Count).ToList() : [];
        var ends = rest.Skip(1).Where((w, i) => words.All(o => o[same.Count + 1 + i] == w)).ToList();
        return string.Join(' ', rest.Count == 0 ? same : [.. same, Varies, .. ends]);
    }
}
