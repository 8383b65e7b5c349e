using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Transcripts;

/// <summary>The one door through which a transcript's words enter: our own briefings taken out, secrets redacted, length capped.</summary>
internal static class TurnText
{
    public const int LongestSaid = 8 * 1024;
    public const int LongestCall = 2 * 1024;
    public const int LongestError = 3 * 1024;
    public const int LongestResult = 700;

    /// <summary>Read at most this many characters of one text before redacting it.</summary>
    private const int LongestRead = 256 * 1024;

    public static string Said(string text) => Utf8Text.Cap(Clean(text), LongestSaid);

    public static string Call(string text) => Utf8Text.Cap(Clean(text), LongestCall);

    /// <summary>The beginning and the end of a result: causes stand first, summaries last.</summary>
    public static string Result(string text, bool failed)
    {
        var clean = Clean(text);
        var most = failed ? LongestError : LongestResult;
        if (clean.Length <= most)
            return clean;
        var head = most * 2 / 5;
        return string.Concat(clean.AsSpan(0, Whole(clean, head)), "\n…\n", clean.AsSpan(Whole(clean, clean.Length - (most - head))));
    }

    private static string Clean(string text)
    {
        var read =
            text.Length > LongestRead
                ? string.Concat(text.AsSpan(0, LongestRead / 2), "\n…\n", text.AsSpan(text.Length - LongestRead / 2))
                : text;
        return Redactor.Redact(OwnContext.Remove(read)).Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    // Never between the halves of a surrogate pair.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
