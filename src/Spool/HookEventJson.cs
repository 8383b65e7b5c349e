using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HookEvent))]
public sealed partial class HookEventJson : JsonSerializerContext;
