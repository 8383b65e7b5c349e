using System.Globalization;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Language;

/// <summary>Text reduced to what it says, for comparing: lower case, words and marks that carry meaning, single blanks.</summary>
public static class Normalized
{
    public static string Text(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in Composition.Compose(text))
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

    /// <summary>32 hexadecimal digits that are equal when the normalised texts are.</summary>
    public static string Identity(string text) => Sha256.Hex(Text(text), 16);
}
