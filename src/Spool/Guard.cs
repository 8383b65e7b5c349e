namespace TotalMemory.Spool;

/// <summary>Breaks recursion: whatever of ours starts an agent sets this variable, and our hooks leave at once when they see it.</summary>
public static class Guard
{
    public const string Variable = "TOTALMEMORY_GUARD";

    public static bool IsSet => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));
}
