namespace TotalMemory.Spool.Redaction;

/// <summary>What the user marked: <c>&lt;private&gt;…&lt;/private&gt;</c>. A mark that is never closed hides the rest.</summary>
internal static class MarkedPrivate
{
    private const string Open = "<private>";
    private const string Close = "</private>";

    public static void Find(string text, List<Finding> found)
    {
        var at = 0;
        while ((at = text.IndexOf(Open, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var close = text.IndexOf(Close, at + Open.Length, StringComparison.OrdinalIgnoreCase);
            var end = close < 0 ? text.Length : close + Close.Length;
            found.Add(new Finding(at, end, "private"));
            at = end;
        }
    }
}
