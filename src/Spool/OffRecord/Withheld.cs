namespace TotalMemory.Spool.OffRecord;

/// <summary>Why a session is off the record.</summary>
/// <param name="Words">"this session is private", "this folder is excluded", "paused until 14:30".</param>
public sealed record Withheld(WithheldBy By, string Words)
{
    public static readonly Withheld PrivateSession = new(WithheldBy.PrivateSession, "this session is private");
}
