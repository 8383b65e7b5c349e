namespace TotalMemory.Team;

/// <summary>A rule shared on the hub.</summary>
/// <param name="Item">Its id there.</param>
public sealed record TeamItem(string Author, string Item, string Text, DateTimeOffset Shared);
