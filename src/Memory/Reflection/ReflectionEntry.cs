namespace TotalMemory.Reflection;

/// <summary>A reflection in the list.</summary>
public sealed record ReflectionEntry(
    long Id,
    DateTimeOffset At,
    ReflectionOutcome Outcome,
    int Active,
    int Merged,
    int Superseded,
    int Archived,
    int Purged,
    int Promoted,
    int Suspended
)
{
    public int Changes => Merged + Superseded + Archived + Purged + Promoted + Suspended;
}
