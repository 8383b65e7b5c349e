using TotalMemory.Extraction.Errors;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

/// <summary>An error and its observed fix.</summary>
/// <param name="Error">The error's record.</param>
/// <param name="Program">The failed command's verb, or the tool.</param>
/// <param name="Text">The command or edit that succeeded, as last run.</param>
/// <param name="Sessions">Number of sessions in which it did.</param>
public sealed record ProvenFix(KnowledgeRecord Error, string Program, string Text, int Sessions, DateTimeOffset LastSeen);

/// <summary>One occurrence of an error with a fix.</summary>
internal sealed record Solved(KnowledgeRecord Error, string Session, string Failed, string Fix, DateTimeOffset At);

/// <summary>Finds proven fixes: the same fix in at least two sessions, and not too long ago. Pure.</summary>
internal static class ProvenFixes
{
    public const int LeastSessions = 2; // chosen: what worked twice was no chance

    /// <summary>Tools change: a fix not used for half a year is not recommended (chosen).</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(180);

    public static IReadOnlyList<ProvenFix> Find(IEnumerable<Solved> solved, DateTimeOffset now) =>
        [
            .. solved
                .Where(s =>
                    s.Error.Origin == Origin.Tool
                    && Avoidable.Is(s.Error.Text, s.Fix, ToolNames.IsShell(s.Error.Tool))
                    && now - s.At < Stale
                )
                .GroupBy(s => s.Error.Id)
                .Select(error =>
                    (Last: error.OrderBy(s => s.At).Last(), Way: CommonFix.Find(error.Select(s => new FixUse(s.Fix, s.Session, s.At)))!)
                )
                .Where(f => f.Way.Sessions >= LeastSessions)
                .Select(f => new ProvenFix(f.Last.Error, Program(f.Last), f.Way.Text, f.Way.Sessions, f.Way.LastSeen))
                .OrderBy(f => f.Error.Id),
        ];

    private static string Program(Solved s) =>
        s.Failed.Length > 0 && CommandLine.Main(s.Failed) is { Length: > 0 } main ? main : s.Error.Tool ?? "";
}
