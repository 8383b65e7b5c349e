namespace TotalMemory.Transcripts;

/// <summary>
/// What we ourselves printed into a session. It is fenced by these tags and taken out before anything is learned,
/// or the memory would feed on itself.
/// </summary>
public static class OwnContext
{
    public const string Open = "<totalmemory-briefing";
    public const string Close = "</totalmemory-briefing>";

    /// <summary>The text without our fenced blocks. A block that is not closed hides the rest.</summary>
    public static string Remove(string text)
    {
        for (var start = text.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Open, start, StringComparison.Ordinal))
        {
            var close = text.IndexOf(Close, start, StringComparison.Ordinal);
            text = close < 0 ? text[..start] : text.Remove(start, close + Close.Length - start);
        }
        return text;
    }
}
