using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Transcripts;

/// <summary>Cleans all transcript text on entry: removes our own briefings, redacts secrets, caps the length.</summary>
internal static class TurnText
{
    public const int LongestSaid = 8 * 1024; // chosen: longer ones are pastes
    public const int LongestCall = 2 * 1024; // chosen: a command, not a file
    public const int LongestError = 3 * 1024; // chosen: what failed and why, without the whole output
    public const int LongestResult = 700; // chosen: results are only quoted

    /// <summary>Read at most this many characters of one text before redacting it (chosen).</summary>
    private const int LongestRead = 256 * 1024;

    public static string Said(string text) => Utf8Text.Cap(Clean(text), LongestSaid);

    public static string Call(string text) => Utf8Text.Cap(Clean(text), LongestCall);

    /// <summary>The beginning and the end of a result: causes come first, summaries last.</summary>
    /// <param name="redacted">
    /// The whole result, after <see cref="Redactor"/>: a piece of it is not redacted again, what something was taken out of is.
    /// </param>
    public static string Result(string redacted, bool failed)
    {
        var own = OwnContext.Remove(Capped(ToolFailure.Body(redacted)));
        var clean = Tidy(redacted.Contains(own, StringComparison.Ordinal) ? own : Redactor.Redact(own));
        var most = failed ? LongestError : LongestResult;
        if (clean.Length <= most)
            return clean;
        var head = most * 2 / 5;
        return string.Concat(clean.AsSpan(0, Whole(clean, head)), "\n…\n", clean.AsSpan(Whole(clean, clean.Length - (most - head))));
    }

    private static string Clean(string text) => Tidy(Redactor.Redact(OwnContext.Remove(Capped(text))));

    private static string Capped(string text) =>
        text.Length > LongestRead
            ? string.Concat(text.AsSpan(0, LongestRead / 2), "\n…\n", text.AsSpan(text.Length - LongestRead / 2))
            : text;

    private static string Tidy(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();

    // Never inside a surrogate pair.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
