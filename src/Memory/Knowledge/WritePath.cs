using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>What became of a draft.</summary>
/// <param name="Id">The record it is in now; 0 when refused.</param>
public readonly record struct Written(WriteResult Result, long Id);

public enum WriteResult
{
    /// <summary>A new record.</summary>
    Added,

    /// <summary>It was known; its words were added as evidence and it counts as confirmed.</summary>
    Merged,

    /// <summary>It was known in fewer words; the record now says it in the new ones, and keeps the old as evidence.</summary>
    Extended,

    /// <summary>Nothing changed: the same words of the same line were there already.</summary>
    Unchanged,

    /// <summary>A person rejected it before.</summary>
    Refused,
}

/// <summary>
/// The one way into the memory, for extraction, saves, import and reflection alike: redacts, refuses what was rejected, merges
/// what says the same, and keeps the words it came from.
/// </summary>
internal static class WritePath
{
    public const int LongestText = 2_000;

    /// <summary>Chosen: of more statements with nearly the same words, the newest are compared.</summary>
    private const int MostCandidates = 50;

    public static Written Write(MemoryConnection c, string project, Draft draft, DateTimeOffset now)
    {
        var d = Redacted(draft, now);
        var identity = d.Identity ?? Normalized.Identity(d.Text);
        if (IsRefused(c, d, identity, project) || d.Type != RecordType.Episode && ForgottenText.IsNothingElse(d.Text))
            return new(WriteResult.Refused, 0);
        if (Twin(c, d, identity, project) is { } twin)
            return Merge(c, twin, d, identity, project, now);
        // What a newer statement replaced stays replaced when its old words are read again; said again later, it is news.
        if (
            d.Evidence.Count > 0
            && c.RecordLists.SupersededConfirmed(d.Type, identity, project) is { } replaced
            && d.Evidence.Max(e => e.At) <= replaced
        )
            return new(WriteResult.Refused, 0);
        if (d is { Type: RecordType.Fact, Source: RecordSource.Extracted, IsOnlyOfItsLine: true, Evidence: [var source, ..] })
        {
            // The same line may be worded differently by a later reading: it keeps its record, and what a person did to it.
            if (c.Evidence.RejectedAt(source.File, source.Line))
                return new(WriteResult.Refused, 0);
            if (c.Sources.SoleFactOf(source.File, source.Line) is { } sole && CanStandFor(sole, d))
                return Reword(c, sole, d, identity, now);
        }
        var (first, last) = d.Evidence.Count > 0 ? (d.Evidence.Min(e => e.At), d.Evidence.Max(e => e.At)) : (now, now);
        var id = c.Records.Insert(d, project, identity, TermsStore.Of(d), first, last, now);
        foreach (var e in d.Evidence)
            c.Evidence.Add(id, e);
        WordStore.Add(c, d);
        return new(WriteResult.Added, id);
    }

    private static Draft Redacted(Draft d, DateTimeOffset now) =>
        d with
        {
            Text = Utf8Text.Cap(Redactor.Redact(d.Text).Trim(), LongestText),
            Context = Utf8Text.Cap(Redactor.Redact(d.Context).Trim(), LongestText),
            Fix = d.Fix is null ? null : Utf8Text.Cap(Redactor.Redact(d.Fix).Trim(), LongestText),
            Norm = d.Norm is null ? null : Utf8Text.Cap(Redactor.Redact(d.Norm).Trim(), LongestText),
            Deeds = d.Deeds.Select(Redactor.Redact),
            Signature = Redactor.RedactOrNull(d.Signature),
            Tags =
            [
                .. d
                    .Tags.Select(t => Redactor.Redact(t).Replace(',', ' ').Trim())
                    .Where(t => t.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            Kind = Redactor.Redact(d.Kind),
            Branch = Redactor.RedactOrNull(d.Branch),
            Tool = Redactor.RedactOrNull(d.Tool),
            Identity = d.Type == RecordType.Skill ? Redactor.RedactOrNull(d.Identity) : d.Identity,
            Evidence = [.. d.Evidence.Select(e => Redacted(e) with { At = Clock.NoLaterThan(e.At, now) })],
        };

    // A rule says what facts say: what was rejected as one does not come back as the other.
    private static bool IsRefused(MemoryConnection c, Draft d, string identity, string project)
    {
        if (d.Type is not (RecordType.Fact or RecordType.Rule))
            return c
                .Tombstones.Of(d.Type, project)
                .Any(t => t.Identity == identity || t.Identity == TombstoneStore.IdentityOf(d.Type, identity));
        var said = d.Parts.Prepend(d.Text).Select(Said.Of).ToList();
        return c
            .Tombstones.Of(RecordType.Fact, project)
            .Concat(c.Tombstones.Of(RecordType.Rule, project))
            .Any(t =>
                t.Identity == identity
                || Words.OfFingerprint(t.Text) is var words && said.Any(s => s.Is(t.Identity) || NearDuplicate.Same(words, s.Words))
            );
    }

    // A tombstone may be older than today's identities.
    private sealed record Said(string Identity, string Former, Words Words)
    {
        public static Said Of(string text) =>
            new(Normalized.Identity(text), Normalized.IdentityAsBefore(text), Words.Extract(text).Hashed());

        public bool Is(string identity) => identity == Identity || identity == Former;
    }

    private static KnowledgeRecord? Twin(MemoryConnection c, Draft d, string identity, string project)
    {
        if (c.RecordLists.ByIdentity(d.Type, identity, project) is { } same && CanStandFor(same, d))
            return same;
        if (d.Type == RecordType.Error)
            return c.RecordLists.Corrected(d.Type, identity, project) is { } corrected && CanStandFor(corrected, d) ? corrected : null;
        if (d.Type != RecordType.Fact || d.StandsAlone)
            return null;
        var words = Words.Extract(d.Text);
        var query = TwinQuery.Build(words);
        return query.Length == 0
            ? null
            : c
                .RecordLists.Newest(query, project, MostCandidates)
                .Find(r => CanStandFor(r, d) && NearDuplicate.Same(Words.Extract(r.Text), words));
    }

    // A project's record never answers for a global one, nor one branch's for another's.
    private static bool CanStandFor(KnowledgeRecord r, Draft d) =>
        (r.Scope == Scope.Global || d.Scope == Scope.Project) && (r.Branch ?? "") == (d.Branch ?? "");

    /// <summary>
    /// Gives a record other words; its id, evidence and history stay. Words that a person rejected are refused, and nothing is changed.
    /// </summary>
    public static Written Reword(MemoryConnection c, KnowledgeRecord record, Draft draft, DateTimeOffset now)
    {
        var d = Redacted(draft, now);
        var identity = d.Identity ?? Normalized.Identity(d.Text);
        return IsRefused(c, d, identity, record.Project) ? new(WriteResult.Refused, 0) : Reword(c, record, d, identity, now);
    }

    /// <summary>Evidence as it may be stored.</summary>
    public static Evidence Redacted(Evidence e) => e with { Quote = Utf8Text.Cap(Redactor.Redact(e.Quote), Evidence.LongestQuote) };

    private static Written Reword(MemoryConnection c, KnowledgeRecord record, Draft d, string identity, DateTimeOffset now)
    {
        c.Records.Rewrite(record.Id, d, identity, TermsStore.Of(d), now);
        foreach (var e in d.Evidence)
            c.Evidence.Add(record.Id, e);
        WordStore.Add(c, d);
        return new(WriteResult.Merged, record.Id);
    }

    // Saved on purpose, in more words than it was known by: what is new must not be lost. A person's own words stay, but for the person's
    // newer ones.
    private static bool SaysMore(Draft d, KnowledgeRecord known) =>
        d is { Type: RecordType.Fact, Source: RecordSource.Saved }
        && (known.Origin != Origin.User || d.Origin == Origin.User)
        && Words.Extract(d.Text) is var a
        && Words.Extract(known.Text) is var b
        && a.Content.Count > b.Content.Count
        && b.Content.IsSubsetOf(a.Content);

    private static Draft Extended(KnowledgeRecord known, Draft d) =>
        d with
        {
            Kind = known.Kind,
            Context = known.Context.Length > 0 ? known.Context : d.Context,
            Tags = [.. known.Tags.Union(d.Tags, StringComparer.OrdinalIgnoreCase)],
            Importance = Math.Max(known.Importance, d.Importance),
            Confidence = Math.Max(known.Confidence, d.Confidence),
        };

    // How a session ended may change where its goal does not.
    private static bool IsToldAnew(KnowledgeRecord twin, Draft d) =>
        d.Type is RecordType.Episode && (d.Text, d.Kind, d.Context) != (twin.Text, twin.Kind, twin.Context)
        || d.Type is RecordType.Correction && d.Text != twin.Text;

    private static Written Merge(MemoryConnection c, KnowledgeRecord twin, Draft d, string identity, string project, DateTimeOffset now)
    {
        var added = 0;
        foreach (var e in d.Evidence)
            if (c.Evidence.Add(twin.Id, e))
                added++;
        if (d.Worth is not null)
            c.Records.SetWorth(twin.Id, d, isAnother: added > 0);
        // What one project says in addition must not stand in a record that others read.
        var isOwn = twin.Project == project && twin.Scope == d.Scope;
        if (isOwn && (d.Tags.Count > 0 || d.Context.Length > 0))
            c.Records.AddTags(twin, d.Tags, d.Context, now);
        var says = isOwn && SaysMore(d, twin);
        if (says)
            c.Records.Rewrite(twin.Id, Extended(twin, d), identity, TermsStore.Of(d), now);
        // Errors and episodes are rewritten as more is known of them; facts keep the wording they have.
        if (IsToldAnew(twin, d))
            c.Records.Rewrite(twin.Id, d, identity, TermsStore.Of(d), now);
        // The person's own words outrank an agent's or a page's: the record becomes theirs.
        if (d is { Type: RecordType.Fact, Origin: Origin.User } && twin.Origin != Origin.User)
        {
            c.Records.Rewrite(twin.Id, d, identity, TermsStore.Of(d), now);
            c.Records.SetOrigin(twin.Id, Origin.User);
        }
        if (added == 0 && d.Evidence.Count > 0)
            return new(WriteResult.Unchanged, twin.Id);
        var at = d.Evidence.Count > 0 ? d.Evidence.Max(e => e.At) : now;
        c.Records.Confirm(twin.Id, d.Importance, d.Confidence, at, now);
        if (says)
            WordStore.Add(c, d);
        return new(says ? WriteResult.Extended : WriteResult.Merged, twin.Id);
    }
}
