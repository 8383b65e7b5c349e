using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>A record with the words it came from.</summary>
public sealed record Explained(KnowledgeRecord Record, IReadOnlyList<Evidence> Evidence);

/// <summary>Saving, looking up and removing single records, for people and agents.</summary>
public sealed class KnowledgeBase(Database database, TimeProvider time)
{
    /// <summary>Saves on purpose: it stays until somebody removes it. A near-duplicate confirms the record that is there.</summary>
    public Written Save(ProjectIdentity project, Draft draft)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            ProjectStore.Touch(c, project, now);
            return WritePath.Write(c, project.Id, draft with { Source = RecordSource.Saved }, now);
        });
    }

    /// <summary>Null when there is no such record, or it may not show in this project.</summary>
    /// <param name="project">The asking project; null for a person who may see all.</param>
    public Explained? Find(long id, string? project = null)
    {
        using var c = database.Open();
        return KnowledgeStore.Find(c, id) is { } record && (project is null || record.Project == project || record.Scope == Scope.Global)
            ? new Explained(record, KnowledgeStore.EvidenceOf(c, id))
            : null;
    }

    /// <summary>Active facts that came from the user and state how things are to be done, the most important first.</summary>
    public IReadOnlyList<KnowledgeRecord> Rules(string project, int limit)
    {
        using var c = database.Open();
        return [.. KnowledgeStore.OfProject(c, project, RecordType.Fact, 1000)
            .Where(r => r.Origin == Origin.User && r.Kind is FactKinds.Convention or FactKinds.Preference)
            .OrderByDescending(r => r.Importance).ThenByDescending(r => r.Confidence).ThenByDescending(r => r.Confirmed).ThenByDescending(r => r.Id)
            .Take(limit)];
    }

    /// <summary>
    /// Removes a record for good: it is no longer recalled, and a tombstone keeps every later reading from bringing it back. Null when there is
    /// none, or it may not be seen from this project.
    /// </summary>
    public KnowledgeRecord? Forget(long id, string reason, string? project = null)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (KnowledgeStore.Find(c, id) is not { } record || record.Status is RecordStatus.Deleted or RecordStatus.Purged) return null;
            if (project is not null && record.Project != project && record.Scope != Scope.Global) return null;
            // The same sentence may stand as a correction and as the fact it taught: they go together.
            foreach (var one in KnowledgeStore.TwinsOf(c, record).Where(t => t.Text == record.Text || record.Text.StartsWith(t.Text, StringComparison.Ordinal) || t.Text.StartsWith(record.Text, StringComparison.Ordinal)).Append(record))
            {
                KnowledgeStore.Bury(c, one.Type, one.Identity, one.Scope == Scope.Global ? null : one.Project, Words.Of(one.Text).Fingerprint(), reason, now);
                KnowledgeStore.Blank(c, one.Id, now);
            }
            return record;
        });
    }

    /// <summary>Counts for <c>status</c>.</summary>
    public MemoryCounts Count()
    {
        using var c = database.Open();
        return KnowledgeStore.Count(c);
    }
}
