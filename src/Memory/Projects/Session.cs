namespace TotalMemory.Projects;

/// <summary>One session of a client in a project.</summary>
public sealed record Session(
    string Id,
    string Client,
    string Project,
    string? Cwd,
    string? Branch,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string? ForkedFrom
);
