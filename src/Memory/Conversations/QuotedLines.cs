namespace TotalMemory.Conversations;

/// <summary>Lines that are quoted (<c>&gt; so</c>) and blocks between fences.</summary>
internal static class QuotedLines
{
    private static readonly string[] Marks = [">", "＞", "&gt;", "|>", "»"];
    private static readonly string[] Fences = ["```", "~~~", "'''", "\"\"\""];

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
                // Opened and closed on one line: a quotation, not a block.
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
    }

    private static bool IsQuoted(string line) =>
        Marks.Any(m => line.StartsWith(m, StringComparison.Ordinal) && !line.AsSpan(m.Length).StartsWith("="))
        && !(line.StartsWith('»') && line.Contains('«', StringComparison.Ordinal));
}
