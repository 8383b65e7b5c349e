using TotalMemory.Transcripts;

namespace TotalMemory.Browsing;

/// <summary>A turn that contains the words.</summary>
public sealed record TurnHit(
    string Session,
    string Client,
    string ProjectName,
    TurnPlace Place,
    TurnKind Kind,
    string? Tool,
    DateTimeOffset At,
    string Text
);
