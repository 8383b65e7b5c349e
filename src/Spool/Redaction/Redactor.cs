using System.Text;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Replaces secrets by <c>[redacted:what]</c>. Pure, idempotent, and linear in its input: every detector walks the text once and
/// looks a bounded distance around each candidate. Run before anything of ours is written; cut texts only after it ran,
/// since half a key is still half a key.
/// </summary>
public static class Redactor
{
    public const string Mark = "[redacted:";

    public static string Redact(string text)
    {
        if (text.Length < 6)
            return text;
        var found = new List<Finding>();
        MarkedPrivate.Find(text, found);
        PemBlocks.Find(text, found);
        TokenShapes.Find(text, found);
        JsonWebTokens.Find(text, found);
        AuthorizationSchemes.Find(text, found);
        UrlPasswords.Find(text, found);
        EmailAddresses.Find(text, found);
        Assignments.Find(text, found);
        return found.Count == 0 ? text : Replace(text, found);
    }

    /// <summary>Null stays null.</summary>
    public static string? RedactOrNull(string? text) => text is null ? null : Redact(text);

    // Overlapping findings become one, named after the one that starts first (the longer of two that start together).
    private static string Replace(string text, List<Finding> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var i = 0; i < found.Count; )
        {
            var (start, end, label) = found[i++];
            while (i < found.Count && found[i].Start < end)
                end = Math.Max(end, found[i++].End);
            result.Append(text, at, start - at).Append(Mark).Append(label).Append(']');
            at = end;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
