using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// The only way to write records, for extraction, saves, import and reflection: accepts only redacted drafts, refuses rejected ones,
/// merges near-duplicates, and keeps evidence.
/// </summary>
internal static class WritePath
{
    public const int LongestText = 2_000; // chosen: longer texts are documents

    /// <summary>Chosen: of more candidates only the newest are compared.</summary>
    private const int MostCandidates = 50;

    public static Written Write(MemoryConnection c, string project, CleanDraft draft, DateTimeOffset now)
    {
        var d = draft.Content;
        if (IsRefused(c, draft, project) || d.Type != RecordType.Episode && ForgottenText.IsFullyForgotten(d.Text))
            return new(WriteResult.Refused, 0);
        if (FindNearDuplicate(c, draft, project) is { } duplicate)
            return Merge(c, duplicate, draft, project, now);
        // A superseded statement stays superseded when its old quote is read again; said again later, it is new.
        if (
            d.Evidence.Count > 0
            && c.RecordLists.SupersededConfirmed(d.Type, draft.Identity, project) is { } replaced
            && d.Evidence.Max(e => e.At) <= replaced
        )
            return new(WriteResult.Refused, 0);
        if (d is { Type: RecordType.Fact, Source: RecordSource.Extracted, IsOnlyOfItsLine: true, Evidence: [var source, ..] })
        {
            // A later reading may word the same line differently: it keeps its record, and what a person did to it.
            if (c.Evidence.RejectedAt(source.File, source.Line))
                return new(WriteResult.Refused, 0);
            if (c.Sources.SoleFactOf(source.File, source.Line) is { } sole && IsInSameScope(sole, d))
                return Rewrite(c, sole, draft, now);
        }
        var (first, last) = d.Evidence.Count > 0 ? (d.Evidence.Min(e => e.At), d.Evidence.Max(e => e.At)) : (now, now);
        var id = c.Records.Insert(d, project, draft.Identity, draft.Terms, first, last, now);
        foreach (var e in d.Evidence)
            c.Evidence.Add(id, e);
        c.Words.Add(draft.Vocabulary);
        return new(WriteResult.Added, id);
    }

    // Facts and rules share rejections: what was rejected as one does not come back as the other.
    private static bool IsRefused(MemoryConnection c, CleanDraft draft, string project)
    {
        var (d, identity) = (draft.Content, draft.Identity);
        if (d.Type is not (RecordType.Fact or RecordType.Rule))
            return c
                .Tombstones.RejectedTexts(d.Type, project)
                .Any(t => t.Identity == identity || t.Identity == TombstoneStore.IdentityOf(d.Type, identity));
        return c
            .Tombstones.RejectedTexts(RecordType.Fact, project)
            .Concat(c.Tombstones.RejectedTexts(RecordType.Rule, project))
            .Any(t =>
                t.Identity == identity
                || Words.ParseFingerprint(t.Text) is var words
                    && draft.Statements.Any(s => s.Is(t.Identity) || NearDuplicate.Same(words, s.Words))
            );
    }

    private static KnowledgeRecord? FindNearDuplicate(MemoryConnection c, CleanDraft draft, string project)
    {
        var d = draft.Content;
        if (c.RecordLists.ByIdentity(d.Type, draft.Identity, project) is { } same && IsInSameScope(same, d))
            return same;
        if (d.Type is RecordType.Error or RecordType.Episode)
            return c.RecordLists.Corrected(d.Type, draft.Identity, project) is { } corrected && IsInSameScope(corrected, d)
                ? corrected
                : null;
        if (d.Type != RecordType.Fact || d.StandsAlone)
            return null;
        var query = NearDuplicateQuery.Build(draft.Words);
        return query.Length == 0
            ? null
            : c
                .RecordLists.Newest(query, project, MostCandidates)
                .Find(r => IsInSameScope(r, d) && NearDuplicate.Same(Words.Extract(r.Text), draft.Words));
    }

    // A project's record never stands for a global one, nor one branch's for another's.
    private static bool IsInSameScope(KnowledgeRecord r, Draft d) =>
        (r.Scope == Scope.Global || d.Scope == Scope.Project) && (r.Branch ?? "") == (d.Branch ?? "");

    /// <summary>
    /// Changes a record's text; id, evidence and history stay. A rejected text is refused, and nothing is changed.
    /// </summary>
    public static Written Reword(MemoryConnection c, KnowledgeRecord record, CleanDraft draft, DateTimeOffset now) =>
        IsRefused(c, draft, record.Project) ? new(WriteResult.Refused, 0) : Rewrite(c, record, draft, now);

    private static Written Rewrite(MemoryConnection c, KnowledgeRecord record, CleanDraft draft, DateTimeOffset now)
    {
        c.Records.Rewrite(record.Id, draft.Content, draft.Identity, draft.Terms, now);
        foreach (var e in draft.Content.Evidence)
            c.Evidence.Add(record.Id, e);
        c.Words.Add(draft.Vocabulary);
        return new(WriteResult.Merged, record.Id);
    }

    // Saved on purpose with a longer text: the addition must not be lost. A person's own text is replaced only by the person.
    private static bool SaysMore(CleanDraft draft, KnowledgeRecord known) =>
        draft.Content is { Type: RecordType.Fact, Source: RecordSource.Saved }
        && (known.Origin != Origin.User || draft.Content.Origin == Origin.User)
        && Words.Extract(known.Text) is var words
        && draft.Words.Content.Count > words.Content.Count
        && words.Content.IsSubsetOf(draft.Words.Content);

    private static Draft WithMoreWords(KnowledgeRecord known, Draft d) =>
        d with
        {
            Kind = known.Kind,
            Context = known.Context.Length > 0 ? known.Context : d.Context,
            Tags = [.. known.Tags.Union(d.Tags, StringComparer.OrdinalIgnoreCase)],
            Importance = Math.Max(known.Importance, d.Importance),
            Confidence = Math.Max(known.Confidence, d.Confidence),
        };

    // The outcome of a session may change while its goal does not. A person's wording stays.
    private static bool IsNewOutcome(KnowledgeRecord duplicate, Draft d) =>
        d.Type is RecordType.Episode
            && !Supersession.IsReworded(duplicate)
            && (d.Text, d.Kind, d.Context) != (duplicate.Text, duplicate.Kind, duplicate.Context)
        || d.Type is RecordType.Correction && d.Text != duplicate.Text;

    private static Written Merge(MemoryConnection c, KnowledgeRecord duplicate, CleanDraft draft, string project, DateTimeOffset now)
    {
        var (d, identity, terms) = (draft.Content, draft.Identity, draft.Terms);
        var added = 0;
        foreach (var e in d.Evidence)
            if (c.Evidence.Add(duplicate.Id, e))
                added++;
        if (d.Worth is not null)
            c.Records.SetWorth(duplicate.Id, d, isAnother: added > 0);
        // A project's additions must not enter a record that other projects see.
        var isOwn = duplicate.Project == project && duplicate.Scope == d.Scope;
        if (isOwn && (d.Tags.Count > 0 || d.Context.Length > 0))
            c.Records.AddTags(duplicate, d.Tags, d.Context, now);
        var says = isOwn && SaysMore(draft, duplicate);
        if (says)
            c.Records.Rewrite(duplicate.Id, WithMoreWords(duplicate, d), identity, terms, now);
        // Errors and episodes are updated as more is known; facts keep their wording.
        if (IsNewOutcome(duplicate, d))
            c.Records.Rewrite(duplicate.Id, d, identity, terms, now);
        // The person's own text outranks an agent's or a page's: the origin becomes the person.
        if (d is { Type: RecordType.Fact, Origin: Origin.User } && duplicate.Origin != Origin.User)
        {
            c.Records.Rewrite(duplicate.Id, d, identity, terms, now);
            c.Records.SetOrigin(duplicate.Id, Origin.User);
        }
        if (added == 0 && d.Evidence.Count > 0)
            return new(WriteResult.Unchanged, duplicate.Id);
        var at = d.Evidence.Count > 0 ? d.Evidence.Max(e => e.At) : now;
        c.Records.Confirm(duplicate.Id, d.Importance, d.Confidence, at, now);
        if (says)
            c.Words.Add(draft.Vocabulary);
        return new(says ? WriteResult.Extended : WriteResult.Merged, duplicate.Id);
    }
}
