using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromptQuestion))]
public sealed partial class PromptJson : JsonSerializerContext;
