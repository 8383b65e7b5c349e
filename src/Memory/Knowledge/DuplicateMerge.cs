using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>What a draft changes in the record that says the same already. Called by <see cref="WritePath"/> alone.</summary>
internal static class DuplicateMerge
{
    public static Written Write(MemoryConnection c, KnowledgeRecord duplicate, CleanDraft draft, string project, DateTimeOffset now)
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
}
