using TotalMemory.Spool.Commands;

namespace TotalMemory.Spool.Reminders;

/// <summary>The commands that a rule is about, and which of them break or obey it. Pure.</summary>
/// <param name="Verb">Program, or program and subcommand: <c>npm</c>, <c>git push</c>.</param>
/// <param name="With">Flags that make it wrong; empty if the command itself is wrong.</param>
/// <param name="Without">Flags whose absence makes it wrong.</param>
/// <param name="Instead">The right alternative: another program, or the container that should run it; empty if unknown.</param>
public sealed record CommandTrigger(string Verb, IReadOnlyList<string> With, IReadOnlyList<string> Without, string Instead)
{
    /// <summary>The program, by which it is looked up.</summary>
    public string Program => Verb.Split(' ', 2)[0];

    /// <summary>True if the command breaks the rule.</summary>
    public bool IsWrong(CommandSegment segment) =>
        Matches(segment) && With.All(segment.Words.Contains) && (Without.Count == 0 || !Without.All(segment.Words.Contains));

    /// <summary>True if the command obeys the rule.</summary>
    public bool IsRight(CommandSegment segment)
    {
        if (IsWrong(segment))
            return false;
        if (Matches(segment))
            return With.Count > 0 || Without.Count > 0;
        if (Instead.Length == 0 || !StartsWith(CommandLine.VerbOf(segment), segment, Instead))
            return false;
        // An alternative program; a container counts only if it runs what the rule is about.
        return CommandLine.InnerCommand(segment) is { } inner
            ? inner.Program == Program || Programs.AreAlternatives(inner.Program, Program)
            : !Programs.ContainerRunners.Contains(segment.Program) || Programs.AreAlternatives(segment.Program, Program);
    }

    private bool Matches(CommandSegment segment) => StartsWith(CommandLine.VerbOf(segment), segment, Verb);

    private static bool StartsWith(string verb, CommandSegment segment, string asked) =>
        verb == asked || verb.StartsWith(asked + " ", StringComparison.Ordinal) || segment.Program == asked;
}
