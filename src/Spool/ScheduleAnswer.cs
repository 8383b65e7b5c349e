namespace TotalMemory.Spool;

/// <summary>The response, as a line of JSON.</summary>
public sealed record ScheduleAnswer(int Status, string ContentType, byte[] Body);
