using TotalMemory.Knowledge;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Rules;

/// <summary>An error and what solved it, as observed.</summary>
/// <param name="Error">The error's record.</param>
/// <param name="Program">What failed: the verb of the command, or the tool.</param>
/// <param name="Text">The command or edit that then succeeded, as it was last run.</param>
/// <param name="Sessions">Sessions in which it did.</param>
public sealed record ProvenFix(KnowledgeRecord Error, string Program, string Text, int Sessions, DateTimeOffset LastSeen);

/// <summary>One occurrence of an error that was solved.</summary>
internal sealed record Solved(KnowledgeRecord Error, string Session, string Failed, string Fix, DateTimeOffset At);

/// <summary>Which fixes held: the same way out in at least two sessions, and not too long ago. Pure.</summary>
internal static class ProvenFixes
{
    public const int LeastSessions = 2;

    /// <summary>Tools move on; what worked half a year ago and was not needed since is not recommended.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(180);

    public static IReadOnlyList<ProvenFix> Of(IEnumerable<Solved> solved, DateTimeOffset now) =>
        [.. solved.Where(s => s.Error.Origin == Origin.Tool && !s.Fix.EndsWith("in between)", StringComparison.Ordinal) && now - s.At < Stale)
            .GroupBy(s => s.Error.Id)
            .Select(error => error.GroupBy(s => Shape(s.Fix)).Select(way => (Way: way, Sessions: way.Select(s => s.Session).Distinct().Count())).OrderByDescending(w => w.Sessions).ThenByDescending(w => w.Way.Max(s => s.At)).First())
            .Where(best => best.Sessions >= LeastSessions)
            .Select(best =>
            {
                var last = best.Way.OrderBy(s => s.At).Last();
                return new ProvenFix(last.Error, Program(last), last.Fix, best.Sessions, last.At);
            })
            .OrderBy(f => f.Error.Id)];

    /// <summary>Equal for the same way out: what is run with which flags, not on which files.</summary>
    public static string Shape(string fix)
    {
        var segments = CommandLine.Parse(fix).Where(s => Programs.Known.Contains(s.Program)).ToList();
        return segments.Count == 0 ? Normalized.Text(fix)
            : string.Join(" && ", segments.Select(s => string.Join(' ', s.Words.Skip(1).Where(w => w.StartsWith('-')).Order(StringComparer.Ordinal).Prepend(CommandLine.Carried(s) is { } inner ? $"{CommandLine.VerbOf(s)} {inner.Program}" : CommandLine.VerbOf(s)))).Distinct());
    }

    private static string Program(Solved s) => s.Failed.Length > 0 && CommandLine.Main(s.Failed) is { Length: > 0 } main ? main : s.Error.Tool ?? "";
}
