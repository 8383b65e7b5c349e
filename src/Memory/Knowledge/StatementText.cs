using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>Whether a text that a person or an agent writes down says something by itself. Pure.</summary>
public static class StatementText
{
    private const int LeastLetters = 3; // chosen: less says nothing

    /// <summary>A character of Chinese, Japanese or Korean is worth a syllable or a word (chosen).</summary>
    private const int LeastUnspaced = 2;

    /// <summary>What is wrong with it, to be read after the text; null if nothing is.</summary>
    public static string? Trouble(string text)
    {
        if (text.Count(char.IsLetterOrDigit) < LeastLetters && UnspacedText.Letters(text) < LeastUnspaced)
            return "is too short to say anything";
        if (BareReply.Is(text))
            return "says nothing without the conversation";
        return text.Length > WritePath.LongestText ? $"has {text.Length:N0} characters; at most {WritePath.LongestText:N0} are kept" : null;
    }
}
