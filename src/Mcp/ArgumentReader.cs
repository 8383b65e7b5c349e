using System.Globalization;
using ModelContextProtocol;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>
/// Validates arguments that an agent wrote: times, counts, one of several words. Throws <see cref="McpException"/> that says what is
/// allowed.
/// </summary>
internal static class ArgumentReader
{
    public static string Text(string? text, string name, int longest = 8_000)
    {
        if (SafeText.IsBlank(text))
            throw new McpException($"{name} is empty. Nothing was done.");
        return text.Length <= longest
            ? text.Trim()
            : throw new McpException(
                $"{name} has {text.Length:N0} characters; the limit is {longest:N0}. Write one statement. Nothing was done."
            );
    }

    /// <summary>Requires a query.</summary>
    public static void Query(string? query)
    {
        if (SafeText.IsBlank(query))
            throw new McpException("query is empty. Say in a few words what to look for.");
    }

    public static string OneOf(string? word, string name, IEnumerable<string> allowed)
    {
        var known = allowed.ToList();
        return known.FirstOrDefault(a => a.Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new McpException($"{name} '{word}' is unknown. Use {string.Join(", ", known)}. Nothing was done.");
    }

    /// <inheritdoc cref="OneOf(string?, string, IEnumerable{string})"/>
    public static T OneOf<T>(string? word, string name)
        where T : struct, Enum => Enum.Parse<T>(OneOf(word, name, Enum.GetNames<T>().Select(n => n.ToLowerInvariant())), ignoreCase: true);

    public static int Count(int number, string name, int least = 1, int most = 100) =>
        number >= least && number <= most
            ? number
            : throw new McpException($"{name} must be between {least} and {most}. Nothing was done.");

    /// <summary>ISO 8601; without a zone, this machine's is used; a date alone means its start, or its end.</summary>
    public static DateTimeOffset? Time(string? text, string name, bool end = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (
            DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999
        )
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeZoneInfo.Local.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)))
                .AddDays(end ? 1 : 0)
                .AddMilliseconds(end ? -1 : 0);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time
            : throw new McpException($"{name} '{text}' is not a time. Use 2026-03-01 or 2026-03-01T09:00:00Z. Nothing was done.");
    }

    /// <summary>The words for importance (2 to 5), or a number from 1 to 5 as answers show it.</summary>
    public static int Importance(string word, string name = "importance") =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 5
            ? (int)Math.Round(number)
            : Named(word, name);

    private static int Named(string word, string name) =>
        OneOf(word, name, ["critical", "high", "medium", "low"]) switch
        {
            "critical" => 5,
            "high" => 4,
            "medium" => 3,
            _ => 2,
        };
}
