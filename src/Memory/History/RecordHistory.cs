using TotalMemory.Knowledge;
using TotalMemory.Reflection;
using TotalMemory.Rules;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Traces a record: its quotes, its versions, contradictions, where it was shown and what followed.</summary>
public sealed class RecordHistory(Database database)
{
    /// <summary>Null if there is no such record, its text was deleted, or it is not visible in this project.</summary>
    /// <param name="project">The asking project; null for a person who may see all.</param>
    public RecordStory? Trace(long id, string? project = null)
    {
        using var c = database.Open();
        if (
            c.Records.Find(id) is not { } record
            || record.Status is RecordStatus.Deleted or RecordStatus.Purged
            || !Visibility.From(c, project).Shows(record)
        )
            return null;
        var evidence = project is not null && record.Scope == Scope.Global ? c.Evidence.ForRecord(id, project) : c.Evidence.ForRecord(id);
        // A global record is visible everywhere, but its quotes and deliveries in other projects are not.
        var only = record.Scope == Scope.Global ? project : null;
        if (only is not null && record.Project != only)
            record = record with { Context = "" };
        var deliveries = c.History.Deliveries(id, only);
        var shown = deliveries.Count > 0 ? deliveries[0].At : (DateTimeOffset?)null;
        return new RecordStory(
            record,
            evidence,
            [.. c.History.Earlier(id).Where(r => Visibility.From(c, project).Shows(r))],
            [.. c.History.Later(id).Where(r => Visibility.From(c, project).Shows(r))],
            [.. Contradictions(c, record).Where(r => Visibility.From(c, project).Shows(r))],
            deliveries,
            record.Type == RecordType.Rule ? Ledger(c, id, only) : [],
            record.Type == RecordType.Error && shown is { } first
                ? [.. evidence.Where(e => e.Role == EvidenceRole.Source && e.At > first).Select(e => e.At)]
                : []
        );
    }

    private static List<LedgerLine> Ledger(MemoryConnection c, long id, string? project)
    {
        var ledger = c.Occasions.Ledger(id);
        if (project is null)
            return ledger;
        var own = c.History.InProject(ledger.Select(l => l.Session), project);
        return [.. ledger.Where(l => own.Contains(l.Session))];
    }

    private static IEnumerable<KnowledgeRecord> Contradictions(MemoryConnection c, KnowledgeRecord record)
    {
        var related = c.History.Contradicting(record.Id);
        if (record.Type != RecordType.Fact)
            return related;
        // The nightly reflection finds these contradictions, too.
        var newer = c.RecordLists.InProject(record.Project, RecordType.Fact, 1_000).Where(n => Contradiction.Replaces(n, record));
        return related.Concat(newer).DistinctBy(r => r.Id);
    }
}
