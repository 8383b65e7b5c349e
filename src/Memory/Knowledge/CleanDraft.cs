using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// A draft as it may be stored: redacted, cut, and its words taken apart. That takes its time, so it is made before anything is locked.
/// </summary>
internal sealed record CleanDraft
{
    private CleanDraft(Draft content)
    {
        Content = content;
        Identity = content.Identity ?? Normalized.Identity(content.Text);
        Words = Words.Extract(content.Text);
        Statements = [.. content.Parts.Prepend(content.Text).Select(Statement.Read)];
        Terms = TermsStore.Extract(content);
        Vocabulary = [.. WordStore.Split($"{content.Text} {content.Context}")];
    }

    /// <summary>One of the statements that a draft is put together from.</summary>
    /// <param name="Former">Its identity as older versions computed it; a tombstone may have that.</param>
    internal sealed record Statement(string Identity, string Former, Words Words)
    {
        public static Statement Read(string text) =>
            new(Normalized.Identity(text), Normalized.LegacyIdentity(text), Words.Extract(text).Hashed());

        public bool Is(string identity) => identity == Identity || identity == Former;
    }

    /// <summary>What is to be stored.</summary>
    public Draft Content { get; private init; }

    /// <summary>What makes two of its type the same.</summary>
    public string Identity { get; }

    /// <summary>Of its text.</summary>
    public Words Words { get; }

    /// <summary>Its text and its parts, as a rejection keeps them.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>What the full-text index holds of it beside its words.</summary>
    public string Terms { get; }

    /// <summary>Its words as the vocabulary counts them.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <param name="now">No evidence is of a later time.</param>
    public static CleanDraft Prepare(Draft d, DateTimeOffset now) =>
        new(
            d with
            {
                Text = Cut(d.Text),
                Context = Cut(d.Context),
                Fix = d.Fix is null ? null : Cut(d.Fix),
                Norm = d.Norm is null ? null : Cut(d.Norm),
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
            }
        );

    /// <summary>Evidence as it may be stored.</summary>
    public static Evidence Redacted(Evidence e) => e with { Quote = Utf8Text.Cap(Redactor.Redact(e.Quote), Evidence.LongestQuote) };

    /// <summary>The same words as another kind.</summary>
    public CleanDraft WithKind(string kind, double confidence) =>
        this with
        {
            Content = Content with { Kind = kind, Confidence = confidence },
        };

    private static string Cut(string text) => Utf8Text.Cap(Redactor.Redact(text).Trim(), WritePath.LongestText);
}
