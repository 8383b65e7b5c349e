namespace TotalMemory.Conversations;

/// <summary>
/// Finds text in a message that is quoted, pasted, or to be translated or written. By structure (quotation marks, quoted lines, mail,
/// fences, logs, documents), and by the phrases of <see cref="LeadIns"/>. Pure; linear in the length of the text.
/// </summary>
internal static class ExternalSpans
{
    /// <summary>The spans in order, without overlap.</summary>
    public static IReadOnlyList<ExternalSpan> Find(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = TextLine.Split(text);
        List<ExternalSpan> found =
        [
            .. QuotedLines.Find(lines),
            .. MachineText.Find(lines),
            .. MailText.Find(lines),
            .. ChatText.Find(lines),
            .. DialogueText.Find(lines),
            .. DocumentText.Find(text, lines),
            .. QuestionedText.Find(text),
            .. Quotations.Find(text),
        ];
        found.AddRange(LeadIns.Find(text, TailOf(found, text)));
        return Merge(found);
    }

    // Where text begins that is external to its end.
    private static int TailOf(List<ExternalSpan> found, string text) =>
        found.Where(s => s.Length > 0 && s.End == text.Length).Select(s => s.Start).DefaultIfEmpty(text.Length).Min();

    private static List<ExternalSpan> Merge(List<ExternalSpan> found)
    {
        var merged = new List<ExternalSpan>();
        foreach (var span in found.Where(s => s.Length > 0).OrderBy(s => s.Start).ThenByDescending(s => s.End))
            if (merged.Count > 0 && span.Start < merged[^1].End)
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            else
                merged.Add(span);
        return merged;
    }
}
