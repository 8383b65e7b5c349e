using System.Text.Json.Serialization;

namespace TotalMemory.Rules;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RuleTrigger))]
internal sealed partial class RuleJson : JsonSerializerContext;
