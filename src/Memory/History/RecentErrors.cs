namespace TotalMemory.History;

/// <summary>Errors in the last 30 days, and in the 30 before.</summary>
public readonly record struct RecentErrors(int Now, int Before);
