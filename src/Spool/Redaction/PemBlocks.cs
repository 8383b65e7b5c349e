namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Blocks between BEGIN and END lines (RFC 7468, SSH, PGP, OpenVPN) whole, except public ones; and PuTTY's private lines.
/// Without an END line, the rest of the text is hidden; without a BEGIN line, the lines of base64 before the END line.
/// </summary>
internal static class PemBlocks
{
    public static void Find(string text, List<Finding> found)
    {
        var last = 0;
        for (var at = text.IndexOf("--", StringComparison.Ordinal); at >= 0; )
        {
            var dashes = CharacterRuns.RunEnd(text, at, CharacterRuns.Dash);
            var next = dashes;
            if (dashes - at is >= 4 and <= 6 && Label(text, dashes, out var begins, out var labelEnd) is { } label && !IsPublic(label))
            {
                if (begins)
                    next = Block(text, at, labelEnd, label, found);
                else
                    Tail(text, last, at, labelEnd, found);
                last = next = Math.Max(next, labelEnd);
            }
            at = next < text.Length ? text.IndexOf("--", next, StringComparison.Ordinal) : -1;
        }
        Putty(text, found);
    }

    // "BEGIN RSA PRIVATE KEY" between dashes; null if it is something else.
    private static string? Label(string text, int at, out bool begins, out int end)
    {
        var head = text.AsSpan(at, Math.Min(90, text.Length - at));
        end = at;
        var trimmed = head.TrimStart();
        begins = trimmed.StartsWith("BEGIN ");
        if (!begins && !trimmed.StartsWith("END "))
            return null;
        var dashes = head.IndexOf("----");
        if (dashes < 0)
            return null;
        end = CharacterRuns.RunEnd(text, at + dashes, CharacterRuns.Dash);
        var label = head[..dashes].Trim();
        var name = begins ? 6 : 4;
        return label.Length > name ? label[name..].ToString() : null;
    }

    private static bool IsPublic(string label) =>
        label.Contains("PUBLIC", StringComparison.Ordinal)
        || label.StartsWith("CERTIFICATE", StringComparison.Ordinal)
        || label.Contains("SIGNATURE", StringComparison.Ordinal)
        || label.Contains("SIGNED MESSAGE", StringComparison.Ordinal)
        || label.Contains("PARAMETERS", StringComparison.Ordinal) && !label.Contains("PRIVATE", StringComparison.Ordinal);

    private static int Block(string text, int start, int labelEnd, string label, List<Finding> found)
    {
        var close = text.IndexOf("END " + label + "-", labelEnd, StringComparison.Ordinal);
        if (close < 0)
            close = text.IndexOf("END " + label + " -", labelEnd, StringComparison.Ordinal);
        var end =
            close < 0
                ? text.Length
                : CharacterRuns.RunEnd(
                    text,
                    Math.Min(text.Length, close + 4 + label.Length + (text[close + 4 + label.Length] == ' ' ? 1 : 0)),
                    CharacterRuns.Dash
                );
        found.Add(new Finding(start, end, "private-key"));
        return end;
    }

    // An END line whose BEGIN line was cut away
    private static void Tail(string text, int least, int at, int end, List<Finding> found)
    {
        var start = at;
        while (start > least && (CharacterRuns.Base64.Contains(text[start - 1]) || text[start - 1] is '\n' or '\r' or '\\'))
            start--;
        if (at - start > 40)
            found.Add(new Finding(start, end, "private-key"));
    }

    // Private-Lines: 8, then the lines.
    private static void Putty(string text, List<Finding> found)
    {
        const string head = "Private-Lines:";
        for (var at = text.IndexOf(head, StringComparison.Ordinal); at >= 0; at = text.IndexOf(head, at + 1, StringComparison.Ordinal))
        {
            var start = at + head.Length;
            while (start < text.Length && !ValueAt.IsLineEnd(text, start))
                start++;
            var end = text.IndexOf("Private-MAC", start, StringComparison.Ordinal);
            if (end < 0)
                end = text.Length;
            while (end > start && text[end - 1] is '\n' or '\r')
                end--;
            if (end > start)
                found.Add(new Finding(start, end, "private-key"));
            at = Math.Max(at, end - 1);
        }
    }
}
