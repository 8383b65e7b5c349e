using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

[JsonSerializable(typeof(WorkerHealth))]
[JsonSerializable(typeof(List<WorkerPart>))]
public sealed partial class WorkerHealthJson : JsonSerializerContext;
