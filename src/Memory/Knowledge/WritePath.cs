using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
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
            return DuplicateMerge.Write(c, duplicate, draft, project, now);
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
}

/// <summary>
/// A draft ready to be stored: redacted, cut, and with its words extracted. This is slow, so it is done outside the lock.
/// </summary>
internal sealed record CleanDraft
{
    private CleanDraft(Draft content)
    {
        Content = content;
        Identity = content.Identity ?? Normalized.Identity(content.Text);
        Words = Words.Extract(content.Text);
        Statements = [.. content.Parts.Prepend(content.Text).Select(NormalizedStatement.Read)];
        Terms = TermsStore.Extract(content);
        Vocabulary = [.. WordStore.Split($"{content.Text} {content.Context}")];
    }

    /// <summary>One of the statements that a draft consists of.</summary>
    /// <param name="Former">Its identity as computed by older versions, which a tombstone may contain.</param>
    internal sealed record NormalizedStatement(string Identity, string Former, Words Words)
    {
        public static NormalizedStatement Read(string text) =>
            new(Normalized.Identity(text), Normalized.LegacyIdentity(text), Words.Extract(text).Hashed());

        public bool Is(string identity) => identity == Identity || identity == Former;
    }

    /// <summary>The draft to store.</summary>
    public Draft Content { get; private init; }

    /// <summary>Equal for drafts of a type that are the same.</summary>
    public string Identity { get; }

    /// <summary>The words of its text.</summary>
    public Words Words { get; }

    /// <summary>Its text and its parts, for comparing with rejections.</summary>
    public IReadOnlyList<NormalizedStatement> Statements { get; }

    /// <summary>Additional terms for the full-text index.</summary>
    public string Terms { get; }

    /// <summary>Its words for the vocabulary.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <param name="now">Upper bound for the times of evidence.</param>
    public static CleanDraft Prepare(Draft d, DateTimeOffset now)
    {
        var text = Cut(d.Text);
        return new(
            d with
            {
                Text = text,
                StatementLength = StatementLength(d, text),
                Context = Cut(d.Context),
                Fix = d.Fix is null ? null : Cut(d.Fix),
                Norm = d.Norm is null ? null : Cut(d.Norm),
                ActionsBefore = d.ActionsBefore.Select(Redactor.Redact),
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
            }
        );
    }

    // Null if its statement reads otherwise in the whole text.
    private static int? StatementLength(Draft d, string text)
    {
        if (d.StatementLength is null)
            return null;
        var statement = Redactor.Redact(new StatedText(d.Text, d.StatementLength).Statement).Trim();
        return text.StartsWith(statement, StringComparison.Ordinal) ? statement.Length : null;
    }

    /// <summary>Evidence ready to be stored.</summary>
    public static Evidence Redacted(Evidence e) => e with { Quote = Utf8Text.Cap(Redactor.Redact(e.Quote), Evidence.LongestQuote) };

    /// <summary>The same draft with another kind.</summary>
    public CleanDraft WithKind(string kind, double confidence) =>
        this with
        {
            Content = Content with { Kind = kind, Confidence = confidence },
        };

    private static string Cut(string text) => Utf8Text.Cap(Redactor.Redact(text).Trim(), WritePath.LongestText);
}
