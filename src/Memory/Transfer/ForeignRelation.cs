namespace TotalMemory.Transfer;

/// <summary>An edge between two items there.</summary>
public sealed record ForeignRelation(string From, string To, string Type);
