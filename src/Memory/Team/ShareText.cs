using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;

namespace TotalMemory.Team;

/// <summary>Whether a record may be shared, and its text for the team. Pure.</summary>
internal static class ShareText
{
    /// <summary>The text to share; null if the record may not be shared, or nothing is left of it.</summary>
    public static string? Compose(KnowledgeRecord r) => Refusal(r) is null ? TeamText.Clean(TextOf(r)) : null;

    /// <summary>Why it may not be shared; null if it may.</summary>
    public static string? Refusal(KnowledgeRecord r) =>
        r switch
        {
            { Status: not (RecordStatus.Active or RecordStatus.Archived or RecordStatus.Merged) } => "It does not hold any more.",
            { Origin: Origin.Assistant or Origin.External or Origin.File } => "It is not your word: an agent, a page or a file said it.",
            { Branch.Length: > 0 } => "It holds on one branch only.",
            { Type: RecordType.Rule } => null,
            { Type: RecordType.Fact, Kind: FactKinds.Convention or FactKinds.Preference } => null,
            { Type: RecordType.Correction } when NormText.Reads(RuleText.Clean(r.Norm ?? r.Text)) => null,
            { Type: RecordType.Error, Fix.Length: > 0 } => null,
            { Type: RecordType.Correction } => "It says what was wrong, and not what to do.",
            { Type: RecordType.Error } => "Nothing is known that solved it.",
            _ => "Only rules and conventions are shared.",
        };

    private static string TextOf(KnowledgeRecord r) =>
        r.Type switch
        {
            RecordType.Correction => RuleText.Clean(r.Norm ?? r.Text),
            RecordType.Error => $"{Part(r.Text)}: what worked is `{Part(r.Fix!)}`",
            _ => r.Text,
        };

    private static string Part(string text) => Sentences.Cut(Sentences.OneLine(text), (TeamText.Longest - 20) / 2);
}
