namespace TotalMemory.Browsing;

/// <summary>A session in a list.</summary>
/// <param name="Row">Its row number, by which pages are marked.</param>
/// <param name="Episode">Its summary; null if nobody asked anything.</param>
/// <param name="Learned">Number of records learned from it.</param>
public sealed record SessionSummary(
    long Row,
    string Id,
    string Client,
    string Project,
    string ProjectName,
    string? Branch,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string? Episode,
    string? Outcome,
    int Learned
);
