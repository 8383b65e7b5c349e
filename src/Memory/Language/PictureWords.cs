using System.Globalization;
using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Emoji and other pictures as words of the index, which takes only letters and digits. Colours and joiners do not count.
/// </summary>
internal static class PictureWords
{
    // Below are ©, ® and the like; lines and blocks draw tables.
    private const int First = 0x2190;
    private const int FirstLine = 0x2500; // published: Unicode's box drawing
    private const int LastBlock = 0x259F; // published: Unicode's block elements

    public static IEnumerable<string> In(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange((char)First, '\uFFFF') < 0)
            yield break;
        foreach (var rune in text.EnumerateRunes())
            if (IsPicture(rune))
                yield return string.Create(CultureInfo.InvariantCulture, $"picture{rune.Value:x}");
    }

    private static bool IsPicture(Rune rune) =>
        rune.Value is >= First and not (>= FirstLine and <= LastBlock)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol
        && rune.Value != 0xFFFD;
}
