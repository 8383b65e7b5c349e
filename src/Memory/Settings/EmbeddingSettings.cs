using System.Text.Json.Serialization;

namespace TotalMemory.Settings;

/// <summary>Which encoder makes the vectors: the built-in one by default.</summary>
public sealed record EmbeddingSettings
{
    private const string Off = "off";

    /// <summary>All providers; with <c>off</c>, recall uses words only.</summary>
    public static readonly IReadOnlyList<string> Providers = ["builtin", "ollama", "openai", Off];

    /// <summary>Must be raised with every change to the built-in model's files, pooling or truncation.</summary>
    public const string BuiltIn = "gte-small-int8/1";

    public string Provider { get; init; } = "builtin";
    public string? Model { get; init; }
    public Uri? Endpoint { get; init; }
    public string? KeyVariable { get; init; }
    public string? KeyFile { get; init; }

    /// <summary>Recall uses words only.</summary>
    [JsonIgnore]
    public bool IsOff => Provider == Off;

    /// <summary>Name of the version under which its vectors are kept.</summary>
    public string Version => Provider == "builtin" ? BuiltIn : $"{Provider}:{Model}{Place}/1";

    private string Place => Endpoint is null ? "" : $"@{Endpoint.Authority}{Endpoint.AbsolutePath.TrimEnd('/')}";

    public string? Key() => ServiceKey.Find(KeyVariable, KeyFile);
}
