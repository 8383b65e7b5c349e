using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Printing;
using static System.FormattableString;

namespace TotalMemory.History;

/// <summary>A record's story in plain lines, for agents and people alike. Pure.</summary>
public static class StoryText
{
    private const int MostQuotes = 8; // chosen: one screen
    private const int MostDeliveries = 12; // chosen: one screen

    public static IEnumerable<string> Lines(RecordStory s)
    {
        var r = s.Record;
        yield return Sentences.OneLine(r.Text);
        if (r.Context.Length > 0)
            yield return $"context: {Sentences.OneLine(r.Context)}";
        if (r.Fix is { } fix)
            yield return $"what worked: {Sentences.OneLine(fix)}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind(r)}, {Word(r.Status)}, importance {r.Importance}, confidence {r.Confidence:0.00}, "
                + $"{(r.Scope == Scope.Global ? "everywhere" : r.ProjectName)}{(r.Branch is { } b ? ", branch " + b : "")}, first "
                + $"{r.Created:yyyy-MM-dd}, last confirmed {r.Confirmed:yyyy-MM-dd}"
        );
        // One call may have fixed several errors; it is quoted once.
        var quotes = s.Evidence.DistinctBy(e => (e.Role, e.File, e.Line, e.Quote)).ToList();
        foreach (var e in quotes.Take(MostQuotes))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{(e.Role == EvidenceRole.Fix ? "fixed by" : "from")} {Word(e.Origin)}, {e.At:yyyy-MM-dd HH:mm}, "
                    + $"{(e.Session.Length > 0 ? $"session {e.Session}, " : "")}{e.File}:{e.Line}: "
                    + $"\"{Sentences.Cut(Sentences.OneLine(e.Quote), 400)}\""
            );
        if (quotes.Count > MostQuotes)
            yield return $"and {Counted.Format(quotes.Count - MostQuotes, "more quote")}";
        foreach (var e in s.Earlier)
            yield return Invariant($"before, as #{e.Id} ({Word(e.Status)}, {e.Created:yyyy-MM-dd}): {Cut(e.Text)}");
        foreach (var l in s.Later)
            yield return Invariant($"replaced by #{l.Id} ({Word(l.Status)}, {l.Created:yyyy-MM-dd}): {Cut(l.Text)}");
        foreach (var x in s.Contradictions)
            yield return Invariant($"contradicted by #{x.Id} ({x.Created:yyyy-MM-dd}): {Cut(x.Text)}");
        foreach (var d in s.Deliveries.TakeLast(MostDeliveries))
            yield return Invariant(
                $"shown ({d.Way}) {d.At:yyyy-MM-dd HH:mm} in session {d.Session}{(Followed(s, d) is { } followed ? ": " + followed : "")}"
            );
        foreach (var l in s.Ledger.Where(l => s.Deliveries.All(d => d.Session != l.Session)))
            yield return Invariant($"{Word(l.Outcome)} {l.At:yyyy-MM-dd HH:mm} in session {l.Session}: {Cut(l.Quote)}");
        if (s.Since.Count > 0)
            yield return Invariant(
                $"occurred again {Counted.Format(s.Since.Count, "time")} since it was first shown, last {s.Since[^1]:yyyy-MM-dd HH:mm}"
            );
    }

    /// <summary>Type and kind, if they differ; an insight is no rule yet.</summary>
    public static string Kind(KnowledgeRecord r) =>
        r.Type == RecordType.Rule || Word(r.Type) == r.Kind ? r.Label : $"{Word(r.Type)} ({r.Kind})";

    // The rule's ledger if it has an entry for the session; otherwise the session's outcome.
    private static string? Followed(RecordStory s, Delivery d)
    {
        if (s.Ledger.FirstOrDefault(l => l.Session == d.Session) is { } judged)
            return Word(judged.Outcome) + (judged.Quote.Length > 0 ? $" ({Cut(judged.Quote)})" : "");
        return d.Outcome is { } outcome ? $"outcome of the session: {outcome}" : null;
    }

    private static string Cut(string text) => Sentences.Cut(Sentences.OneLine(text), 200);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
