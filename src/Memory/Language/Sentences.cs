using System.Text.RegularExpressions;

namespace TotalMemory.Language;

/// <summary>Puts texts on one line, and cuts them to a length.</summary>
public static partial class Sentences
{
    /// <summary>Replaces runs of white space, including line breaks, with single spaces.</summary>
    public static string OneLine(string text) => HasOddBlanks(text) ? Blanks().Replace(text, " ").Trim() : text.Trim();

    /// <summary>Whether a text ends with a question mark, of either width.</summary>
    public static bool IsQuestion(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '?' or '？'];

    // White space other than ' ', or two spaces in a row.
    private static bool HasOddBlanks(string text)
    {
        var previous = 'x';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || previous == ' '))
                return true;
            previous = c;
        }
        return false;
    }

    /// <summary>At most <paramref name="most"/> characters, cut at a word, with an ellipsis when cut.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most - 2);
        if (end < most / 2)
            end = char.IsLowSurrogate(text[most - 1]) ? most - 2 : most - 1;
        return text[..end].TrimEnd(',', ';', ':', ' ', '-', '…') + "…";
    }

    [Examples("a b", "a\n\nb")]
    [CounterExamples("ab")]
    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
