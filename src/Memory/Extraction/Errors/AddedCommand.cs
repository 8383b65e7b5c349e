using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>What was added to a failed command to make it work: a command around it, or one run before it. Pure.</summary>
internal static class AddedCommand
{
    /// <summary>Words that are compared of the failed command (chosen): the arguments after them may differ.</summary>
    private const int MostCompared = 3;

    private const int LongestWrapper = 60; // chosen: longer ones are commands of their own
    private const int MostOfWrapper = 6; // chosen, as above

    private static readonly char[] Operators = ['&', '|', ';', '(', ')', '<', '>', '\n'];

    /// <summary>
    /// The words before the failed command that make it work: <c>poetry run</c>, <c>sudo -u web</c>, <c>TZ=UTC</c>. Null if there are none.
    /// </summary>
    public static string? Wrapper(string failed, string worked)
    {
        var (before, after) = (WordsOf(failed), WordsOf(worked));
        if (before.Count == 0)
            return null;
        var compared = before.Take(MostCompared).ToList();
        var at = Enumerable
            .Range(1, Math.Max(0, Math.Min(MostOfWrapper, after.Count - compared.Count)))
            .FirstOrDefault(i => after.Skip(i).Take(compared.Count).SequenceEqual(compared, StringComparer.Ordinal));
        var wrapper = string.Join(' ', after.Take(at));
        return at == 0 || wrapper.Length > LongestWrapper || wrapper.IndexOfAny(Operators) >= 0 ? null : wrapper;
    }

    /// <summary>
    /// What was run before the failed command to make it work: a command that has nothing in common with it, or the part before it in
    /// <c>build ui &amp;&amp; build web</c>. Null if there is nothing.
    /// </summary>
    public static string? Preparation(string failed, string worked)
    {
        if (CommandLine.Verbs(failed) is not { Count: > 0 } verbs)
            return null;
        var parts = worked.Split(" && ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var compared = WordsOf(failed).Take(MostCompared).ToList();
        var again = Array.FindLastIndex(parts, p => WordsOf(p).Take(MostCompared).SequenceEqual(compared, StringComparer.Ordinal));
        if (again > 0)
            return string.Join(" && ", parts.Take(again).Where(p => !LeadingFolder.IsChange(p))) is { Length: > 0 } before ? before : null;
        return again < 0 && !CommandLine.Verbs(worked).Intersect(verbs).Any() && !ShareWords(failed, worked) && !OnlyLooks(worked)
            ? worked
            : null;
    }

    /// <summary>Whether all that a command line does is to show or check something.</summary>
    public static bool OnlyLooks(string command) =>
        CommandLine
            .Verbs(command)
            .All(v => v.Split(' ') is var words && (Programs.Viewers.Contains(words[0]) || CallSubject.Showing.Contains(words[^1])))
        || CommandLine.Parse(command).All(FixGate.IsProbe);

    // What takes its place is about the same things, or runs the same program elsewhere; only another verb of one program prepares.
    private static bool ShareWords(string failed, string worked)
    {
        var (before, after) = (CommandLine.Parse(failed), CommandLine.Parse(worked));
        var things = Arguments(before).ToHashSet(StringComparer.Ordinal);
        var programs = before.Select(p => p.Program).ToHashSet(StringComparer.Ordinal);
        return Arguments(after).Any(w => things.Contains(w) || programs.Contains(w));
    }

    private static IEnumerable<string> Arguments(IEnumerable<CommandSegment> commands) =>
        commands.SelectMany(p => p.Words.Skip(1)).Where(w => w[0] != '-' && w.Any(char.IsLetter));

    private static List<string> WordsOf(string command) =>
        [.. command.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => w.IndexOfAny(['|', ';', '&']) < 0)];
}
