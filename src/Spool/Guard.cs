namespace TotalMemory.Spool;

/// <summary>
/// Prevents recursion: our programs set this variable when they start an agent, and our hooks exit at once if it is set.
/// </summary>
public static class Guard
{
    public const string Variable = "TOTALMEMORY_GUARD";

    public static bool IsSet => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));
}
