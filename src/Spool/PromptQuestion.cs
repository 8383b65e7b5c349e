using System.Text.Json.Serialization;

namespace TotalMemory.Spool;

/// <summary>What the prompt hook asks the worker. The prompt is redacted.</summary>
public sealed record PromptQuestion(string Session, string Project, string Prompt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromptQuestion))]
public sealed partial class PromptJson : JsonSerializerContext;
