namespace TotalMemory.Team;

/// <summary>Key of a shared rule.</summary>
internal sealed record TeamItemKey(string Author, string Item);
