using System.Text;

namespace TotalMemory.Language;

/// <summary>Korean syllables are composed and decomposed by arithmetic (Unicode Standard, section 3.12).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00,
        LastSyllable = 0xD7A3,
        FirstLead = 0x1100,
        FirstVowel = 0x1161,
        FirstTail = 0x11A7,
        Leads = 19,
        Vowels = 21,
        Tails = 28;

    public static bool IsSyllable(int rune) => rune is >= FirstSyllable and <= LastSyllable;

    /// <summary>A letter of a decomposed syllable.</summary>
    public static bool IsJamo(int rune) => rune is >= FirstLead and < FirstTail + Tails;

    public static void AppendDecomposed(int syllable, StringBuilder result)
    {
        var index = syllable - FirstSyllable;
        result.Append((char)(FirstLead + index / (Vowels * Tails))).Append((char)(FirstVowel + index % (Vowels * Tails) / Tails));
        if (index % Tails > 0)
            result.Append((char)(FirstTail + index % Tails));
    }

    /// <summary>
    /// The syllable composed of two characters: a lead and a vowel, or a syllable without tail and a tail; null for others.
    /// </summary>
    public static char? Compose(char first, char second)
    {
        if (first is >= (char)FirstLead and < (char)(FirstLead + Leads) && second is >= (char)FirstVowel and < (char)(FirstVowel + Vowels))
            return (char)(FirstSyllable + ((first - FirstLead) * Vowels + second - FirstVowel) * Tails);
        var isOpen = IsSyllable(first) && (first - FirstSyllable) % Tails == 0;
        return isOpen && second is > (char)FirstTail and < (char)(FirstTail + Tails) ? (char)(first + second - FirstTail) : null;
    }
}
