namespace TotalMemory.Knowledge;

/// <summary>An exact quote that a record came from, kept even after the client deletes its transcript.</summary>
/// <param name="Role">How the quote relates to the record.</param>
/// <param name="Session">Session id.</param>
/// <param name="File">Path of the transcript, or <c>hook:SESSION</c> if there was none.</param>
/// <param name="Line">1-based physical line in it; 0 lets the store number quotes that are in no file.</param>
/// <param name="Origin">Who said them.</param>
/// <param name="Quote">The text, redacted, at most <see cref="LongestQuote"/> bytes.</param>
/// <param name="At">When.</param>
/// <param name="Answers">For a fix, the line of the error it resolved.</param>
public sealed record Evidence(
    EvidenceRole Role,
    string Session,
    string File,
    int Line,
    Origin Origin,
    string Quote,
    DateTimeOffset At,
    int Answers = 0
)
{
    /// <summary>Bytes of UTF-8 (chosen).</summary>
    public const int LongestQuote = 2048;

    /// <summary>Text from a call of our MCP server, which is in no file; quotes are numbered as they arrive.</summary>
    public static Evidence FromCall(
        string session,
        string words,
        DateTimeOffset at,
        Origin origin = Origin.Assistant,
        string way = "mcp"
    ) => new(EvidenceRole.Source, session, session.Length > 0 ? $"{way}:{session}" : way, 0, origin, words, at);
}
