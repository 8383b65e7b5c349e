using System.Globalization;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Language;

/// <summary>Text normalised for comparing: lower case, words and meaningful punctuation, single spaces.</summary>
public static class Normalized
{
    public static string Text(string text) => Folding.WithoutCase(Reduce(Folding.Unify(text)));

    /// <summary>As normalised by older versions; differs for letters with a plain equivalent.</summary>
    public static string LegacyText(string text) => Reduce(UnicodeComposition.Compose(text));

    private static string Reduce(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            if (
                char.IsLetterOrDigit(c)
                || c is '_' or '/' or '.' or '-' or '+' or '#' or '@' or '=' or '<' or '>' or '!'
                || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
            )
            {
                if (blank && result.Length > 0)
                    result.Append(' ');
                blank = false;
                result.Append(char.ToLowerInvariant(c));
            }
            else
                blank = true;
        }
        return result.ToString().TrimEnd('.', '!', '-');
    }

    /// <summary>32 hexadecimal digits, equal for equal normalised texts.</summary>
    public static string Identity(string text) => Sha256.Hex(Text(text), 16);

    /// <summary>As computed by older versions; equal for most texts.</summary>
    public static string LegacyIdentity(string text) => Sha256.Hex(LegacyText(text), 16);
}
