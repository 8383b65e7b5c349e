using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

/// <summary>A running worker's report about itself.</summary>
/// <param name="Device">Device of its open database.</param>
/// <param name="Number">Inode of its open database.</param>
public sealed record WorkerHealth(int Process, long Device, long Number);

/// <summary>A part of the worker, tested with one call.</summary>
public sealed record WorkerPart(string Name, bool Works, string Found, string? Remedy);

[JsonSerializable(typeof(WorkerHealth))]
[JsonSerializable(typeof(List<WorkerPart>))]
public sealed partial class WorkerHealthJson : JsonSerializerContext;
