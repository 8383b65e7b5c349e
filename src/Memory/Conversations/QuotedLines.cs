namespace TotalMemory.Conversations;

/// <summary>Lines that are quoted (<c>&gt; so</c>), blocks between fences, and Markdown's indented blocks.</summary>
internal static class QuotedLines
{
    private static readonly string[] Marks = [">", "＞", "&gt;", "|>", "»"];
    private static readonly string[] Fences = ["```", "~~~", "'''", "\"\"\""];

    /// <summary>A line of these alone, and the next one, enclose a text.</summary>
    private const string Rules = "-=*_#";
    private const int LeastRule = 3; // published: Markdown's least for a rule

    public static IEnumerable<ExternalSpan> Find(IReadOnlyList<TextLine> lines)
    {
        string? fence = null;
        var from = 0;
        foreach (var line in lines)
        {
            var text = line.Text.TrimStart();
            if (fence is not null)
            {
                if (!text.StartsWith(fence, StringComparison.Ordinal))
                    continue;
                yield return new ExternalSpan(from, line.End, "fence");
                fence = null;
            }
            else if (Fences.FirstOrDefault(f => text.StartsWith(f, StringComparison.Ordinal)) is { } opened)
            {
                // Opened and closed on one line: inline code, not a block.
                if (text.IndexOf(opened, opened.Length, StringComparison.Ordinal) >= 0)
                    yield return new ExternalSpan(line.Start, line.End, "fence");
                else
                    (fence, from) = (opened, line.Start);
            }
            else if (IsQuoted(text))
                yield return new ExternalSpan(line.Start, line.End, "quoted line");
        }
        if (fence is not null)
            yield return new ExternalSpan(from, lines[^1].End, "fence");
        foreach (var block in Indented(lines).Concat(Ruled(lines)))
            yield return block;
    }

    // Directly below text: a line of equal signs, up to the next such line. After a blank line it only separates paragraphs.
    private static IEnumerable<ExternalSpan> Ruled(IReadOnlyList<TextLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (!IsRule(lines[i].Text) || lines[i - 1].IsBlank)
                continue;
            var mark = lines[i].Text.Trim()[0];
            for (var end = i + 1; end < lines.Count; end++)
                if (IsRule(lines[end].Text) && lines[end].Text.Trim()[0] == mark)
                {
                    yield return new ExternalSpan(lines[i].Start, lines[end].End, "ruled block");
                    i = end;
                    break;
                }
        }
    }

    private static bool IsRule(string line) =>
        line.AsSpan().Trim() is { Length: >= LeastRule } text
        && Rules.Contains(text[0], StringComparison.Ordinal)
        && text.Trim(text[0]).IsEmpty;

    // Four spaces or a tab after a blank line; below a list item it continues the item.
    private static IEnumerable<ExternalSpan> Indented(IReadOnlyList<TextLine> lines)
    {
        for (var i = 2; i < lines.Count; i++)
        {
            if (!IsIndented(lines[i]) || !lines[i - 1].IsBlank || lines[i - 2].IsBlank || IsItem(lines[i - 2].Text))
                continue;
            var last = i;
            while (last + 1 < lines.Count && (IsIndented(lines[last + 1]) || lines[last + 1].IsBlank))
                last++;
            yield return new ExternalSpan(lines[i].Start, lines[last].End, "indented block");
            i = last;
        }
    }

    private static bool IsIndented(TextLine line) => !line.IsBlank && line.Text is ['\t', ..] or [' ', ' ', ' ', ' ', ..];

    private static bool IsItem(string line) =>
        line.TrimStart() is var text && (text is ['-' or '*' or '+' or '•', ' ', ..] || text is [>= '0' and <= '9', ..] || text != line);

    private static bool IsQuoted(string line) =>
        Marks.Any(m => line.StartsWith(m, StringComparison.Ordinal) && !line.AsSpan(m.Length).StartsWith("="))
        && !(line.StartsWith('»') && line.Contains('«', StringComparison.Ordinal));
}
