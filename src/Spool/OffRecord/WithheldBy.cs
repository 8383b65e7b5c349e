namespace TotalMemory.Spool.OffRecord;

public enum WithheldBy
{
    PrivateSession,
    ExcludedFolder,
    Pause,
}
