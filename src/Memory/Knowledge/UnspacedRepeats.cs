using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>
/// Parts of a statement in a script without spaces that a text repeats. Names cannot be told apart there without a dictionary, so every
/// repeated run longer than most words is removed. Pure.
/// </summary>
internal static class UnspacedRepeats
{
    /// <summary>Most Chinese words have two characters, few have four. Chosen.</summary>
    private const int LeastLetters = 4;

    public static bool CanBeIn(string statement) => UnspacedText.Letters(statement) >= LeastLetters;

    /// <summary>The longest repeated runs, folded.</summary>
    public static HashSet<string> Find(string statement, IEnumerable<string> texts)
    {
        var said = Folding.Fold(statement);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(t => FoldedText.Words(t)).Select(w => w.Text))
            for (var at = 0; at + LeastLetters <= word.Length; )
            {
                var length = Shared(word, at, said);
                if (length >= LeastLetters)
                    found.Add(word.Substring(at, length));
                at += Math.Max(1, length - LeastLetters + 1);
            }
        return found;
    }

    private static int Shared(string word, int at, string said)
    {
        var length = 0;
        while (
            at + length < word.Length
            && UnspacedText.IsUnspacedLetter(word[at + length])
            && said.Contains(word.Substring(at, length + 1), StringComparison.Ordinal)
        )
            length++;
        return length;
    }
}
