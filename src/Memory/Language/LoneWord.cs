namespace TotalMemory.Language;

/// <summary>A text of one word, in scripts that put blanks between words: a choice from a list, a command's name, a link.</summary>
internal static class LoneWord
{
    public static bool Is(string text) => !text.AsSpan().Trim().ContainsAny(" \t\n") && !UnspacedText.ContainsUnspaced(text);
}
