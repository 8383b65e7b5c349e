using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

/// <summary>What a running worker says about itself.</summary>
/// <param name="Device">Of the database that it has open.</param>
/// <param name="Number">Its file number (inode).</param>
public sealed record WorkerHealth(int Process, long Device, long Number);

/// <summary>A part of the worker that was tried, by one call.</summary>
public sealed record WorkerPart(string Name, bool Works, string Found, string? Remedy);

[JsonSerializable(typeof(WorkerHealth))]
[JsonSerializable(typeof(List<WorkerPart>))]
public sealed partial class WorkerHealthJson : JsonSerializerContext;
