namespace TotalMemory.Recall.Semantic;

/// <summary>Cuts long texts into overlapping windows that fit the encoder. Pure.</summary>
public static class TextWindows
{
    /// <summary>Characters per window; about 230 tokens of prose, fewer than the encoder accepts (chosen).</summary>
    public const int Length = 900;

    /// <summary>Characters that a window shares with the previous one, so that no statement is split (chosen).</summary>
    public const int Overlap = 150;

    /// <summary>Maximum windows; the rest of a very long text is indexed only by words (chosen).</summary>
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
