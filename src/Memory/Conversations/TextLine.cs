namespace TotalMemory.Conversations;

/// <summary>A line of a message. <see cref="End"/> is after its line break.</summary>
internal readonly record struct TextLine(int Start, int End, string Text)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public static IReadOnlyList<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        for (var start = 0; start < text.Length; )
        {
            var at = text.IndexOf('\n', start);
            var end = at < 0 ? text.Length : at + 1;
            lines.Add(new TextLine(start, end, text[start..end].TrimEnd('\r', '\n')));
            start = end;
        }
        return lines;
    }
}
