namespace TotalMemory.Intake;

/// <summary>A transcript as named by an event of its session.</summary>
public sealed record AnnouncedTranscript(string Session, string Path);
