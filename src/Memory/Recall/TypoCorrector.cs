using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Recall;

/// <summary>Replaces an unknown word with the nearest known ones.</summary>
public static class TypoCorrector
{
    /// <summary>The nearest known words, most frequent first, at most ten; empty if none is near enough.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<KnownWord> vocabulary)
    {
        if (word.Length < 4)
            return [];
        var most = word.Length >= 6 ? 2 : 1;
        var letters = EditDistance.Letters(word);
        return
        [
            .. vocabulary
                .Where(v => Math.Abs(v.Word.Length - word.Length) <= most)
                .Where(v => EditDistance.MayBeWithin(letters, EditDistance.Letters(v.Word), most))
                .Select(v => (v.Word, v.Records, Distance: EditDistance.Bounded(word, v.Word, most)))
                .Where(v => v.Distance <= most)
                .OrderBy(v => v.Distance)
                .ThenByDescending(v => v.Records)
                .ThenBy(v => v.Word, StringComparer.Ordinal)
                .Take(10)
                .Select(v => v.Word),
        ];
    }
}
