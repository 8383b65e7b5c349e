namespace TotalMemory.Spool.Redaction;

/// <summary>PEM blocks (RFC 7468) whole, except what is public by nature. One without an end hides the rest.</summary>
internal static class PemBlocks
{
    private const string Begin = "-----BEGIN ";

    public static void Find(string text, List<Finding> found)
    {
        var at = 0;
        while ((at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0)
        {
            var labelStart = at + Begin.Length;
            var labelEnd = text.AsSpan(labelStart, Math.Min(80, text.Length - labelStart)).IndexOf("-----");
            if (labelEnd < 0)
            {
                at = labelStart;
                continue;
            }
            var label = text.Substring(labelStart, labelEnd);
            if (label.Contains("PUBLIC", StringComparison.Ordinal) || label.StartsWith("CERTIFICATE", StringComparison.Ordinal))
            {
                at = labelStart;
                continue;
            }
            var marker = "-----END " + label + "-----";
            var close = text.IndexOf(marker, labelStart, StringComparison.Ordinal);
            var end = close < 0 ? text.Length : close + marker.Length;
            found.Add(new Finding(at, end, "private-key"));
            at = end;
        }
    }
}
