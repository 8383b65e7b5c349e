namespace TotalMemory.Browsing;

/// <summary>One page of a list.</summary>
/// <param name="Next">Where the next page starts; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageMark? Next);
