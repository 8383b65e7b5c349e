using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Saving, looking up and removing single records, for people and agents.</summary>
public sealed class KnowledgeBase(Database database, TimeProvider time)
{
    /// <summary>Maximum UTF-8 bytes of a record's text; longer ones are cut.</summary>
    public const int LongestText = WritePath.LongestText;

    /// <summary>Saves on purpose: the record stays until removed. A near-duplicate confirms the existing record.</summary>
    public Written Save(ProjectIdentity project, Draft draft)
    {
        var now = time.GetUtcNow();
        var clean = CleanDraft.Prepare(draft with { Source = RecordSource.Saved }, now);
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            return WritePath.Write(c, project.Id, clean, now);
        });
    }

    /// <summary>The same for a person: a text rejected before is allowed again, and the person's text replaces an agent's.</summary>
    public Written SaveOwn(ProjectIdentity project, Draft draft)
    {
        var now = time.GetUtcNow();
        var clean = CleanDraft.Prepare(draft with { Source = RecordSource.Saved }, now);
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            c.Tombstones.Withdraw(Normalized.Identity(draft.Text), Words.Extract(draft.Text), project.Id);
            c.Forgotten.Allow(draft.Text, project.Id);
            return WritePath.Write(c, project.Id, clean, now);
        });
    }

    /// <summary>Changes a fact's kind. Returns the previous kind; null if nothing changed.</summary>
    public string? Retype(long id, string kind)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (c.Records.Find(id) is not { Type: RecordType.Fact } record || record.Kind == kind)
                return null;
            c.Records.SetKind(id, kind, now);
            return record.Kind;
        });
    }

    /// <summary>Null if there is no such record, or it is not visible in this project.</summary>
    /// <param name="project">The asking project; null for a person who may see all.</param>
    public RecordWithEvidence? Find(long id, string? project = null)
    {
        using var c = database.Open();
        if (c.Records.Find(id) is not { } record || !Visibility.From(c, project).Shows(record))
            return null;
        // A global record is visible everywhere, but its quotes from other projects are not.
        if (project is null || record.Scope != Scope.Global)
            return new RecordWithEvidence(record, c.Evidence.ForRecord(id));
        var shown = record.Project == project ? record : record with { Context = "" };
        return new RecordWithEvidence(shown, c.Evidence.ForRecord(id, project));
    }

    /// <summary>Active facts from the user about how things are done, the most important first.</summary>
    public IReadOnlyList<KnowledgeRecord> Rules(string project, int limit)
    {
        using var c = database.Open();
        return c.RecordLists.Norms(project, limit);
    }

    /// <summary>
    /// Deletes a record for good: it is no longer recalled, and a tombstone keeps later readings from bringing it back. Null if there is
    /// none, or it is not visible in this project.
    /// </summary>
    public ForgottenRecord? Forget(long id, string reason, string? project = null)
    {
        var now = time.GetUtcNow();
        var forgotten = database.Write(c => Forget(c, id, reason, project, now));
        if (forgotten is not null)
            database.Upkeep.EmptyLog();
        return forgotten;
    }

    /// <summary>The same on the caller's transaction.</summary>
    internal static ForgottenRecord? Forget(
        MemoryConnection c,
        long id,
        string reason,
        string? project,
        DateTimeOffset now,
        string? asked = null
    )
    {
        // The text of a purged record is set aside in another table, and must be deleted there.
        c.Removals.RestorePurged(id);
        if (c.Records.Find(id) is not { } record || record.Status is RecordStatus.Deleted || !record.IsChangeableFrom(project))
            return null;
        var duplicates = c.Sources.DuplicatesOf(record).Where(t => SaysTheSame(record, t));
        var said = duplicates.Concat(c.Sources.NotedInsightsFrom(record)).Append(record).DistinctBy(r => r.Id).ToList();
        var all = said.Concat(said.SelectMany(r => EarlierVersions.Find(c, r))).DistinctBy(r => r.Id).ToList();
        var before = c.RemovedWords.Count();
        foreach (var one in all)
            AddTombstone(c, one, reason, now, asked);
        return new ForgottenRecord(record, [.. RemovedWordsStore.Between(before, c.RemovedWords.Count()).Except(all.Select(r => r.Id))]);
    }

    /// <summary>
    /// Replaces a record's text with a person's: the new record counts as saved, the old one is superseded and kept as history. Null if
    /// there is none to correct, or it is not visible in this project.
    /// </summary>
    /// <param name="origin">A person, or an agent on a person's behalf.</param>
    /// <param name="words">The quote to keep as evidence, if any.</param>
    /// <exception cref="ArgumentException">The new text is empty.</exception>
    public CorrectedRecord? Correct(long id, string text, string? project = null, Origin origin = Origin.User, Evidence? words = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (
                c.Records.Find(id) is not { Status: RecordStatus.Active or RecordStatus.Archived or RecordStatus.Suspended } old
                || !old.IsChangeableFrom(project)
            )
                return null;
            if (Supersession.Replace(c, old, text, origin, words, now) is not { } replaced)
                return null;
            foreach (var duplicate in c.Sources.DuplicatesOf(old).Where(t => t.Type != RecordType.Rule && IsAboutTheSame(old, t)))
                c.Records.Supersede(duplicate.Id, replaced.Id, now);
            return new CorrectedRecord(old, replaced);
        });
    }

    // The same sentence may exist as a correction, as a fact and as a rule; they are forgotten together.
    private static bool SaysTheSame(KnowledgeRecord record, KnowledgeRecord duplicate)
    {
        // "No, that is wrong." is not what the rest of its message says.
        if (BareReply.Is(record.Text))
            return duplicate.Text == record.Text;
        if (record.Type == RecordType.Rule)
            return duplicate is { Type: RecordType.Fact, Origin: Origin.User }
                || duplicate.Type == RecordType.Correction && SaysRule(duplicate, record);
        if (duplicate.Type == RecordType.Rule)
            return SaysRule(record, duplicate);
        return duplicate.Text == record.Text
            || record.Text.StartsWith(duplicate.Text, StringComparison.Ordinal)
            || duplicate.Text.StartsWith(record.Text, StringComparison.Ordinal);
    }

    // A message that mostly says something else stays.
    private static bool IsAboutTheSame(KnowledgeRecord record, KnowledgeRecord duplicate) =>
        (Normalized.Text(record.Text), Normalized.Text(duplicate.Text)) is var (own, other)
        && (
            own.Contains(other, StringComparison.Ordinal) || other.Contains(own, StringComparison.Ordinal) && 2 * own.Length >= other.Length
        );

    private static bool SaysRule(KnowledgeRecord record, KnowledgeRecord rule) =>
        Normalized.Text(record.Text).Contains(Normalized.Text(rule.Statement), StringComparison.Ordinal);

    /// <param name="asked">The session with the request.</param>
    internal static void AddTombstone(MemoryConnection c, KnowledgeRecord record, string reason, DateTimeOffset now, string? asked = null)
    {
        c.Erasures.Erase(record, asked);
        foreach (var identity in Identities(record))
            c.Tombstones.Add(
                record.Type,
                identity,
                record.Scope == Scope.Global ? null : record.Project,
                Words.Extract(record.Text).Fingerprint(),
                reason,
                now
            );
        c.Removals.RemoveCopiedWords(record.Id, now);
        c.Removals.RemoveWords(record.Id, now);
        c.Removals.RemoveEmptied();
        c.Erasures.RemoveOrphans();
    }

    // A corrected error occurs under its original identity.
    private static IEnumerable<string> Identities(KnowledgeRecord record) =>
        record.Type == RecordType.Error
            ? new[] { record.Identity, Supersession.FirstIdentity(record.Identity) }.Distinct(StringComparer.Ordinal)
            : [TombstoneStore.IdentityOf(record.Type, record.Identity)];

    /// <summary>The episode of the session that a record first came from; null when there is none.</summary>
    /// <param name="project">The asking project.</param>
    public KnowledgeRecord? EpisodeOfSession(long id, string project)
    {
        using var c = database.Open();
        return c.Sources.EpisodeOfSession(id, project);
    }

    /// <summary>
    /// Other visible records of the session a record first came from, nearest in time first.
    /// </summary>
    public IReadOnlyList<KnowledgeRecord> SameSession(long id, string project, int most)
    {
        using var c = database.Open();
        return most <= 0 ? [] : c.Sources.SameSession(id, project, most);
    }

    /// <summary>Active records with a tag that contains this, exact matches first, then the latest.</summary>
    public IReadOnlyList<KnowledgeRecord> Tagged(string tag, string? project, int limit)
    {
        using var c = database.Open();
        return c.RecordLists.Tagged(tag, project, limit);
    }

    /// <summary>
    /// Active errors with the number of occurrences and sessions, most frequent first; of all projects if null.
    /// </summary>
    public IReadOnlyList<ErrorFrequency> Errors(string? project)
    {
        using var c = database.Open();
        var times = c.Evidence.Occurrences(RecordType.Error, project);
        return
        [
            .. c
                .RecordLists.Active(project, RecordType.Error)
                .Select(e => ErrorFrequency.Measure(e, times[e.Id]))
                .OrderByDescending(e => e.Times)
                .ThenByDescending(e => e.Error.Confirmed),
        ];
    }

    /// <summary>Counts all records, and those dated later than this.</summary>
    public DatedCounts CountDated(DateTimeOffset later)
    {
        using var c = database.Open();
        return c.Counts.CountDated(later);
    }

    /// <summary>Counts for <c>status</c>.</summary>
    public MemoryCounts Count()
    {
        using var c = database.Open();
        return c.Counts.Count();
    }
}
