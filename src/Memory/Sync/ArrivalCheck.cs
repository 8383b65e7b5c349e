using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Sync;

/// <summary>
/// Checks every sent or received value: secrets are redacted by this machine's rules, whatever the other's were, and values that could not
/// be parsed again are refused. Pure.
/// </summary>
internal static class ArrivalCheck
{
    /// <summary>Properties with text of people or agents; the others are digests, numbers, names of sessions and files.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "text",
        "context",
        "rule",
        "signature",
        "kind",
        "branch",
        "tool",
        "quote",
        "notes",
        "name",
        "steps",
        "anti",
        "subject",
        "predicate",
        "object",
        "reason",
    };

    /// <summary>The checked value; null if it is refused.</summary>
    public static string? Check(string field, string value)
    {
        try
        {
            if (JsonNode.Parse(value) is not JsonObject parts)
                return null;
            foreach (var (name, part) in parts.ToList())
                if (part is JsonValue text && text.TryGetValue<string>(out var words))
                    parts[name] = Cleaned(field, name, words);
            return IsReadable(field, parts) ? parts.ToJsonString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Cleaned(string field, string name, string words)
    {
        if (name == "tags")
            return string.Join(',', words.Split(',').Select(t => Redactor.Redact(t).Replace(',', ' ').Trim()).Where(t => t.Length > 0));
        if (!Texts.Contains(name))
            return words;
        var longest = RecordFieldStore.IsOf(RecordFieldStore.Quotes, field) ? Evidence.LongestQuote : WritePath.LongestText;
        return Utf8Text.Cap(Redactor.Redact(words), longest);
    }

    private static bool IsReadable(string field, JsonObject v) =>
        field switch
        {
            RecordFieldStore.Words => Is<RecordType>(v["type"]) && Is<Origin>(v["origin"]) && Is<RecordSource>(v["source"]),
            RecordFieldStore.Standing => Is<RecordStatus>(v["status"]) && Word(v["status"]) is not ("deleted" or "purged"),
            RecordFieldStore.Rule => Is<RuleSource>(v["source"]) && Is<ReminderLevel>(v["level"]) && IsTrigger(v["trigger"]),
            RecordFieldStore.Decision => Is<RuleChoice>(v["choice"]),
            _ when RecordFieldStore.IsOf(RecordFieldStore.Quotes, field) => Is<EvidenceRole>(v["role"]) && Is<Origin>(v["origin"]),
            _ when RecordFieldStore.IsOf(RecordFieldStore.Ledger, field) => Is<OccasionOutcome>(v["outcome"]),
            _ => true,
        };

    private static string Word(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var word) ? word : "";

    private static bool Is<T>(JsonNode? node)
        where T : struct, Enum => EnumWord.TryRead<T>(Word(node), out _);

    private static bool IsTrigger(JsonNode? node) =>
        node is null || JsonSerializer.Deserialize(Word(node), RuleJson.Default.RuleTrigger) is not null;
}
