using System.Globalization;
using System.Text;
using TotalMemory.Language;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// BERT's uncased WordPiece tokenizer (Devlin et al. 2019): clean, split CJK, strip accents, lower-case, split punctuation, then the
/// longest pieces of the vocabulary first. A test compares it with Hugging Face's reference implementation line by line.
/// </summary>
internal sealed class WordPiece
{
    private const int LongestWord = 100; // published: BERT's tokenizer

    // BERT's vocabulary has this many unused ids.
    private const int FirstUnused = 104;
    private const int UnusedIds = 895; // published: BERT's vocabulary
    private const int SpeltCharacters = 8;

    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int unknown,
        start,
        end;

    /// <param name="file">One token a line; its number is its id. Throws <see cref="InvalidDataException"/> when special tokens are
    /// missing.</param>
    public WordPiece(string file)
    {
        foreach (var line in File.ReadLines(file))
            vocabulary[line] = vocabulary.Count;
        lookup = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        (unknown, start, end) = (Special("[UNK]"), Special("[CLS]"), Special("[SEP]"));
    }

    /// <summary>Ids from [CLS] to [SEP], at most <paramref name="most"/> of them.</summary>
    public List<int> Encode(string text, int most)
    {
        var ids = new List<int>(Math.Min(most, text.Length / 3 + 2)) { start };
        Pieces(text, most, ids, spells: false);
        if (ids.Count > most - 1)
            ids.RemoveRange(most - 1, ids.Count - most + 1);
        ids.Add(end);
        return ids;
    }

    /// <summary>
    /// The ids of the pieces, without [CLS] and [SEP]; a word that has no pieces is spelled by its first characters, each as one of the
    /// vocabulary's unused ids.
    /// </summary>
    public List<int> Spell(string text)
    {
        var ids = new List<int>(text.Length / 3 + 2);
        Pieces(text, int.MaxValue, ids, spells: true);
        return ids;
    }

    private void Pieces(string text, int most, List<int> ids, bool spells)
    {
        var word = new StringBuilder();
        foreach (var rune in Lowered(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                Flush();
            else if (IsPunctuation(rune))
            {
                Flush();
                Append(rune.ToString(), ids, spells);
            }
            else
                word.Append(rune);
            if (ids.Count >= most)
                break;
        }
        Flush();

        void Flush()
        {
            if (word.Length > 0)
                Append(word.ToString(), ids, spells);
            word.Clear();
        }
    }

    private int Special(string token) =>
        vocabulary.TryGetValue(token, out var id) ? id : throw new InvalidDataException($"The vocabulary has no {token}.");

    // Removes control characters, puts spaces around CJK characters, strips accents and lower-cases.
    private static string Lowered(string text)
    {
        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0 or 0xFFFD)
                continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is '\t' or '\n' or '\r' || category == UnicodeCategory.SpaceSeparator)
                clean.Append(' ');
            else if (
                category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.Surrogate
            )
                continue;
            else if (IsCjk(rune.Value))
                clean.Append(' ').Append(rune).Append(' ');
            else
                clean.Append(rune);
        }
        var decomposed = new StringBuilder(clean.Length + 16);
        foreach (var rune in clean.ToString().EnumerateRunes())
            UnicodeDecomposition.Append(rune, decomposed);
        clean.Clear();
        foreach (var rune in decomposed.ToString().EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                clean.Append(rune);
        return clean.ToString().ToLowerInvariant();
    }

    private void Append(string word, List<int> ids, bool spells)
    {
        if (word.Length > LongestWord && word.EnumerateRunes().Count() > LongestWord)
        {
            Unknown(word, ids, spells);
            return;
        }
        var first = ids.Count;
        Span<char> piece = stackalloc char[word.Length + 2];
        piece[0] = piece[1] = '#';
        for (var from = 0; from < word.Length; )
        {
            var to = word.Length;
            var id = -1;
            for (; to > from; to--)
            {
                word.AsSpan(from, to - from).CopyTo(piece[2..]);
                if (lookup.TryGetValue(from == 0 ? piece.Slice(2, to) : piece[..(to - from + 2)], out id))
                    break;
                id = -1;
            }
            if (id < 0)
            {
                ids.RemoveRange(first, ids.Count - first);
                Unknown(word, ids, spells);
                return;
            }
            ids.Add(id);
            from = to;
        }
    }

    private void Unknown(string word, List<int> ids, bool spells)
    {
        if (spells)
            ids.AddRange(word.EnumerateRunes().Take(SpeltCharacters).Select(r => FirstUnused + r.Value % UnusedIds));
        else
            ids.Add(unknown);
    }

    private static bool IsPunctuation(Rune rune) =>
        rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126) || Rune.IsPunctuation(rune);

    private static bool IsCjk(int c) =>
        c
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x20000 and <= 0x2A6DF)
                or (>= 0x2A700 and <= 0x2B73F)
                or (>= 0x2B740 and <= 0x2B81F)
                or (>= 0x2B820 and <= 0x2CEAF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x2F800 and <= 0x2FA1F);
}
