namespace TotalMemory.History;

/// <param name="Total">Sessions of the project in all.</param>
public sealed record TimelinePage(int Total, IReadOnlyList<TimelineSession> Sessions);
