using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

/// <summary>The schedule's own address and how both programs write lines.</summary>
[JsonSerializable(typeof(ScheduleQuestion))]
[JsonSerializable(typeof(ScheduleAnswer))]
public sealed partial class SchedulePage : JsonSerializerContext
{
    public const string Address = "/schedule";

    /// <summary>The argument with which the worker's program shows the schedule instead of working.</summary>
    public const string Argument = "schedule";
}
