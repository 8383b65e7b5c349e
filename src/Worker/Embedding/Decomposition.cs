using System.Globalization;
using System.Text;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// Canonical decomposition (Unicode Standard Annex 15, form D) without the order of marks, which nobody here looks at. The worker runs
/// without ICU, where <see cref="string.Normalize()"/> leaves text as it is; the table is Unicode's.
/// </summary>
internal static class Decomposition
{
    private const int FirstSyllable = 0xAC00,
        LastSyllable = 0xD7A3,
        FirstLead = 0x1100,
        FirstVowel = 0x1161,
        FirstTail = 0x11A7,
        Vowels = 21,
        Tails = 28;

    private static readonly Dictionary<int, string> Table = Load();

    public static void Append(Rune rune, StringBuilder result)
    {
        if (rune.Value is >= FirstSyllable and <= LastSyllable)
        {
            var syllable = rune.Value - FirstSyllable;
            result.Append((char)(FirstLead + syllable / (Vowels * Tails))).Append((char)(FirstVowel + syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails > 0)
                result.Append((char)(FirstTail + syllable % Tails));
        }
        else if (rune.Value >= 0x80 && Table.TryGetValue(rune.Value, out var parts))
            result.Append(parts);
        else
            result.Append(rune);
    }

    private static Dictionary<int, string> Load()
    {
        using var reader = new StreamReader(typeof(Decomposition).Assembly.GetManifestResourceStream("decompositions.txt")!);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            var runes = line.Split(' ').Select(h => int.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            table[runes[0]] = string.Concat(runes.Skip(1).Select(char.ConvertFromUtf32));
        }
        return table;
    }
}
