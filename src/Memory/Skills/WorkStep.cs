using TotalMemory.Spool.Commands;

namespace TotalMemory.Skills;

/// <summary>A command of a session that is a step of a procedure.</summary>
/// <param name="Verb">Program and subcommand, <c>dotnet test</c>.</param>
/// <param name="Command">The command without the rest of its line; quoted parts are <c>…</c>.</param>
/// <param name="Succeeded">Null if no result was read yet.</param>
public sealed record WorkStep(string Verb, string Command, bool? Succeeded, DateTimeOffset At, string File, int Line);

/// <summary>Which commands are steps of a procedure. Pure.</summary>
internal static class WorkSteps
{
    // Commands that only look around are not steps: they differ every time.
    private static readonly HashSet<string> Looking = new(
        [
            .. Programs.Viewers,
            .. Programs.Locators,
            .. Programs.Conditions,
            "diff",
            "jq",
            "ps",
            "kill",
            "curl",
            "env",
            "date",
            "du",
            "df",
            "cp",
            "mv",
            "chmod",
            "xxd",
            "for",
            "while",
            "git status",
            "git diff",
            "git log",
            "git show",
            "git branch",
            "git blame",
            "git ls-files",
            "git grep",
            "git rev-parse",
            "git remote",
            "git stash",
            "git fetch",
            "git check-ignore",
            "gh pr view",
            "gh pr list",
            "gh pr diff",
            "gh api",
            "python",
            "python3",
            "node",
            "ruby",
            "perl",
            "docker ps",
            "docker logs",
            "docker images",
            "docker inspect",
            "kubectl get",
            "kubectl describe",
            "kubectl logs",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The steps of a command line, each with its verb; empty if it only looks around.</summary>
    public static IEnumerable<VerbCommand> Split(string command)
    {
        var steps = CommandLine
            .Verbs(command)
            .Where(v => !Looking.Contains(v) && !Looking.Contains(v.Split(' ', 2)[0]) && v.All(c => c is not ('$' or '/' or '=' or '*')))
            .ToHashSet(StringComparer.Ordinal);
        return CommandLine
            .Parse(command)
            .SelectMany(s => CommandLine.InnerCommand(s) is { } inner ? (CommandSegment[])[s, inner] : [s])
            .Select(s => (Verb: CommandLine.VerbOf(s), Segment: s))
            .Where(s => steps.Contains(s.Verb))
            .DistinctBy(s => s.Verb)
            .Select(s => new VerbCommand(s.Verb, Text(s.Segment)));
    }

    private static string Text(CommandSegment segment) =>
        string.Join(' ', segment.Words.Where(w => !w.Contains('>', StringComparison.Ordinal)));

    /// <summary>Steps without immediate repetition; the last of several attempts counts.</summary>
    public static IReadOnlyList<WorkStep> Folded(IReadOnlyList<WorkStep> steps)
    {
        var folded = new List<WorkStep>();
        foreach (var step in steps)
        {
            if (folded.Count > 0 && folded[^1].Verb == step.Verb)
                folded[^1] = step;
            else
                folded.Add(step);
        }
        return folded;
    }
}

/// <summary>One command of a command line, and its verb: <c>git commit</c>.</summary>
internal sealed record VerbCommand(string Verb, string Command);
