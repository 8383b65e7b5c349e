using System.Text.Json.Serialization;

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

/// <summary>The response, as a line of JSON.</summary>
public sealed record ScheduleAnswer(int Status, string ContentType, byte[] Body);

/// <summary>The schedule's own address and how both programs write lines.</summary>
[JsonSerializable(typeof(ScheduleQuestion))]
[JsonSerializable(typeof(ScheduleAnswer))]
public sealed partial class SchedulePage : JsonSerializerContext
{
    public const string Address = "/schedule";

    /// <summary>The argument with which the worker's program shows the schedule instead of working.</summary>
    public const string Argument = "schedule";
}
