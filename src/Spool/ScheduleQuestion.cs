namespace TotalMemory.Spool;

/// <summary>A request of the page to the program that shows the worker's schedule, as a line of JSON.</summary>
/// <param name="Path">Below the schedule's own path.</param>
/// <param name="Csrf">The token that its own requests must send to the page.</param>
public sealed record ScheduleQuestion(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string[]> Form,
    string Csrf
);
