namespace TotalMemory.Rules.Asks;

/// <summary>Chinese, Japanese and Korean: written without blanks between words, and not known to the encoder. Pure.</summary>
internal static class DenseScript
{
    /// <summary>At least half of a text's letters are of such a script.</summary>
    public static bool Is(string text) => 2 * text.Count(IsOfIt) >= Math.Max(1, text.Count(char.IsLetter));

    /// <summary>Pairs of neighbouring characters of such a script: what stands in for words.</summary>
    public static IEnumerable<string> Pairs(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (IsOfIt(text[i]) && IsOfIt(text[i + 1]))
                yield return text.Substring(i, 2);
    }

    private static bool IsOfIt(char c) => c is >= '\u3040' and < '\u3100' or >= '\u3400' and < '\ua000' or >= '\uac00' and < '\ud7b0';
}
