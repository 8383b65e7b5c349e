namespace TotalMemory.Distilling;

/// <summary>A session with turns that the language model has not seen.</summary>
internal sealed record WaitingSession(long Transcript, string Session, string Project, string Path, int Turns);
