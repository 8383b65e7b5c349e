using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

/// <summary>What the page asks of the program that shows the worker's schedule, as a line of JSON.</summary>
/// <param name="Path">Below the schedule's own address; <c>/</c> is its beginning.</param>
/// <param name="Csrf">The word that its own questions must bring back to the page.</param>
public sealed record ScheduleQuestion(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string[]> Form,
    string Csrf
);

/// <summary>What it answers, as a line of JSON.</summary>
public sealed record ScheduleAnswer(int Status, string ContentType, byte[] Body);

/// <summary>The schedule's own address and how both programs write lines.</summary>
[JsonSerializable(typeof(ScheduleQuestion))]
[JsonSerializable(typeof(ScheduleAnswer))]
public sealed partial class SchedulePage : JsonSerializerContext
{
    public const string Address = "/schedule";

    /// <summary>The word with which the worker's program shows the schedule instead of working.</summary>
    public const string Argument = "schedule";
}
