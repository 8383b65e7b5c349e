using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

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
