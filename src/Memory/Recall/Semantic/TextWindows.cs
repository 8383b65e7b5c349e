namespace TotalMemory.Recall.Semantic;

/// <summary>Cuts long texts into overlapping windows that an encoder can read whole. Pure.</summary>
public static class TextWindows
{
    /// <summary>Characters of a window; about 230 tokens of prose, fewer than the encoder reads.</summary>
    public const int Length = 900;

    /// <summary>Characters that a window shares with the one before, so that no thought falls between two.</summary>
    public const int Overlap = 150;

    /// <summary>The end of a book is not indexed by meaning, only by words.</summary>
    public const int Most = 32;

    public static IReadOnlyList<string> Split(string text)
    {
        text = text.Trim();
        if (text.Length <= Length + Overlap)
            return text.Length == 0 ? [] : [text];
        var windows = new List<string>();
        for (var start = 0; start < text.Length && windows.Count < Most; )
        {
            var end = Math.Min(start + Length, text.Length);
            if (text.Length - end < Overlap)
                end = text.Length;
            else if (text.LastIndexOfAny([' ', '\n', '\t'], end - 1, Length / 3) is > 0 and var blank)
                end = blank;
            windows.Add(text[start..end].Trim());
            if (end == text.Length)
                break;
            start = end - Overlap;
            if (text.IndexOfAny([' ', '\n', '\t'], start, Overlap) is > 0 and var next)
                start = next + 1;
        }
        return windows;
    }
}
