namespace TotalMemory.Team;

/// <summary>Whether a record is shared.</summary>
public enum ShareStanding
{
    No,
    Yes,

    /// <summary>It was shared with another text; the new text is not shared until the person confirms it.</summary>
    Changed,
}
