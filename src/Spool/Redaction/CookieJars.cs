namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Lines of cookie jars as curl, wget and browser extensions write them (Netscape's format): domain, whether subdomains count, path,
/// whether it is secure, expiry, name and value, separated by tabs.
/// </summary>
internal static class CookieJars
{
    private const int Fields = 7; // published: Netscape's format of cookie files
    private const int LongestLine = 8192; // chosen: twice what browsers store

    public static void Find(string text, List<Finding> found)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var start = text.LastIndexOf('\n', at, Math.Min(at, 400)) + 1;
            var end = text.AsSpan(at, Math.Min(LongestLine, text.Length - at)).IndexOfAny('\n', '\r');
            end = end < 0 ? Math.Min(text.Length, at + LongestLine) : at + end;
            Line(text, start, end, found);
            at = end;
        }
    }

    private static int Next(string text, int at) => at >= text.Length ? -1 : IndexOf(text, "\tTRUE\t", "\tFALSE\t", at);

    private static int IndexOf(string text, string one, string other, int from)
    {
        var at = text.IndexOf('\t', from);
        while (at >= 0 && !text.AsSpan(at).StartsWith(one) && !text.AsSpan(at).StartsWith(other))
            at = at + 1 < text.Length ? text.IndexOf('\t', at + 1) : -1;
        return at;
    }

    private static void Line(string text, int start, int end, List<Finding> found)
    {
        Span<Range> fields = stackalloc Range[Fields + 1];
        var line = text.AsSpan(start, end - start);
        if (
            line.Split(fields, '\t') != Fields
            || line[fields[2]] is not ['/', ..]
            || line[fields[4]].IndexOfAnyExceptInRange('0', '9') >= 0
        )
            return;
        var value = line[fields[6]].TrimEnd();
        if (value.Length >= 6 && !value.StartsWith(Redactor.Mark))
            found.Add(new Finding(start + fields[6].Start.Value, start + fields[6].Start.Value + value.Length, "cookie"));
    }
}
