namespace TotalMemory.Transcripts;

/// <summary>A session with stored text.</summary>
/// <param name="IsDone">Marked as read.</param>
public sealed record ReadableSession(string Id, string Client, DateTimeOffset Ended, int Turns, bool IsDone);
