using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Distilling;

/// <summary>One thing a language model named.</summary>
internal sealed record DistilledItem(string? Kind, string? Text, int Line, string? Quote);

internal sealed record DistilledItems(IReadOnlyList<DistilledItem>? Items);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(DistilledItems))]
internal sealed partial class DistillJson : JsonSerializerContext;

/// <summary>
/// Verifies a model's answer: an item counts only if the line it cites exists and contains the quoted words. Pure.
/// </summary>
internal static class DistillAnswer
{
    private const int ShortestQuote = 12; // chosen: a shorter one is found in any text
    private const int LongestAnswer = 100_000; // chosen: far above a real answer

    /// <summary>
    /// The items of an answer; null if it does not have the requested form. Prose or a fence around the JSON is allowed.
    /// </summary>
    public static IReadOnlyList<DistilledItem>? Parse(string answer)
    {
        if (answer.Length > LongestAnswer)
            return null;
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end <= start)
            return null;
        try
        {
            return JsonSerializer.Deserialize(answer[start..(end + 1)], DistillJson.Default.DistilledItems)?.Items;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The items whose quotes are real. Their text is the model's, so they never become a rule, whoever is quoted.
    /// </summary>
    public static IReadOnlyList<Draft> KeepVerified(
        IReadOnlyList<DistilledItem> items,
        IReadOnlyList<Turn> turns,
        string session,
        string file
    )
    {
        var lines = turns.ToLookup(t => t.Line);
        var drafts = new List<Draft>();
        foreach (var item in items.Take(DistillPrompt.MostItems))
        {
            if (item is not { Text: { } text, Quote: { } quote, Kind: { } kind } || !FactKinds.All.Contains(kind))
                continue;
            text = Sentences.OneLine(text);
            if (text.Length is < 15 or > FactExtractor.LongestFact || Plain(quote).Length < ShortestQuote)
                continue;
            if (
                lines[item.Line]
                    .FirstOrDefault(t =>
                        t.Kind is not TurnKind.Tasks && Plain($"{t.Text} {t.Detail}").Contains(Plain(quote), StringComparison.Ordinal)
                    )
                is not { } turn
            )
                continue;
            drafts.Add(
                new Draft
                {
                    Type = RecordType.Fact,
                    Kind = kind,
                    Text = text,
                    Importance = 3,
                    Confidence = 0.55,
                    Origin = OriginOf(turn, quote),
                    Source = RecordSource.Distilled,
                    Evidence = [new Evidence(EvidenceRole.Source, session, file, turn.Line, turn.Origin, quote, turn.At)],
                }
            );
        }
        return drafts;
    }

    // Text that a person only quoted is not the person's.
    private static Origin OriginOf(Turn turn, string quote)
    {
        if (turn.Origin is Origin.External or Origin.File)
            return turn.Origin;
        var isQuoted = turn.Origin is Origin.User && !Plain(OwnWords.Keep(turn.Text)).Contains(Plain(quote), StringComparison.Ordinal);
        return isQuoted ? Origin.External : Origin.Assistant;
    }

    private static string Plain(string text) => Normalized.Text(text);
}
