using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// Splits identifiers so that they are found by their parts: <c>getUserById</c> by <c>user</c>, <c>HTTPServer2</c> by <c>server</c>.
/// </summary>
internal static class IdentifierParts
{
    /// <summary>The parts of the mixed-case identifiers in a text, separated by spaces; the tokenizer splits the rest itself.</summary>
    public static string Split(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
                i++;
            AppendParts(text.AsSpan(start, i - start), result);
        }
        return result.ToString().TrimEnd();
    }

    private static void AppendParts(ReadOnlySpan<char> word, StringBuilder result)
    {
        var start = 0;
        for (var i = 1; i < word.Length; i++)
        {
            var boundary =
                (char.IsAsciiLetterUpper(word[i]) && char.IsAsciiLetterLower(word[i - 1]))
                || (
                    i + 1 < word.Length
                    && char.IsAsciiLetterUpper(word[i])
                    && char.IsAsciiLetterUpper(word[i - 1])
                    && char.IsAsciiLetterLower(word[i + 1])
                )
                || (char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]));
            if (!boundary)
                continue;
            result.Append(word[start..i]).Append(' ');
            start = i;
        }
        if (start > 0)
            result.Append(word[start..]).Append(' ');
    }
}
