using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>
/// Asks the full-text index for the statements that may say the same as one (<see cref="NearDuplicate"/>). Such a twin names the same
/// exact things, and lacks so few of the plain words that of any few more than these it has one. So the question is a conjunction, which
/// the index answers by skipping: what it costs does not grow with the number of statements about the same matter.
/// </summary>
internal static class TwinQuery
{
    // Chosen: more only make the question longer. A group that is cut short may miss a twin of a very long statement.
    private const int MostExact = 16;
    private const int MostGroups = 8;
    private const int LargestGroup = 24;

    /// <summary>In the language of FTS5, on the column of the text; empty when nothing can say the same.</summary>
    public static string Build(Words words)
    {
        // The longest first: they are the rarest.
        List<string> plain =
        [
            .. words.Spelled.Where(IsFound).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(Quoted),
        ];
        var lacking = words.Content.Count - (int)Math.Ceiling(NearDuplicate.LeastShared * words.Content.Count);
        var size = Math.Min(lacking + 1, LargestGroup);
        var groups = plain.Chunk(size).Where(g => g.Length == size).Take(MostGroups).Select(g => $"({string.Join(" OR ", g)})");
        var exact = words.Exact.Where(IsFound).OrderByDescending(w => w.Length).Take(MostExact).Select(Quoted);
        var all = string.Join(" AND ", exact.Concat(groups));
        return all.Length == 0 ? "" : $"text : ({all})";
    }

    // The index holds letters and digits.
    private static bool IsFound(string word) => word.Any(char.IsLetterOrDigit);

    private static string Quoted(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
