namespace TotalMemory.Cli;

/// <summary>The sentence about suggested rules that wait for the person. Pure.</summary>
internal static class WaitingRules
{
    /// <summary>As markup.</summary>
    public static string Describe(long count) =>
        $"{Output.Count(count, "suggested rule waits", "suggested rules wait")} for your decision: [bold]totalmemory rules review --all[/]";
}
