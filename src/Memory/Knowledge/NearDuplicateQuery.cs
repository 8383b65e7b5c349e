using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>
/// Queries the full-text index for possible near-duplicates of a statement (<see cref="NearDuplicate"/>). They contain the same exact
/// terms, and lack at most a few of the plain words, so they contain one of any slightly larger group of them. Thus the query is a
/// conjunction, which the index answers by skipping; its cost does not grow with the number of statements on the same subject.
/// </summary>
internal static class NearDuplicateQuery
{
    // Chosen: more only make the query longer. Cutting a group may miss a near-duplicate of a very long statement.
    private const int MostExact = 16;
    private const int MostGroups = 8; // chosen: keeps the query within SQLite's limits
    private const int LargestGroup = 24; // chosen: keeps the query within SQLite's limits

    /// <summary>An FTS5 expression on the text column; empty if there can be no near-duplicate.</summary>
    public static string Build(Words words)
    {
        // Longest words first: they are the rarest.
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

    // The index contains only letters and digits.
    private static bool IsFound(string word) => word.Any(char.IsLetterOrDigit);

    private static string Quoted(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
