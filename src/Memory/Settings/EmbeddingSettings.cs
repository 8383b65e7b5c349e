namespace TotalMemory.Settings;

/// <summary>Which encoder makes the vectors: the built-in one unless a person names another.</summary>
public sealed record EmbeddingSettings
{
    /// <summary>The providers there are; <c>off</c> leaves recall to words.</summary>
    public static readonly IReadOnlyList<string> Providers = ["builtin", "ollama", "openai", "off"];

    /// <summary>Changes with the built-in model's files, its pooling and its truncation: whoever changes one raises the number.</summary>
    public const string BuiltIn = "gte-small-int8/1";

    public string Provider { get; init; } = "builtin";
    public string? Model { get; init; }
    public Uri? Endpoint { get; init; }
    public string? KeyVariable { get; init; }
    public string? KeyFile { get; init; }

    /// <summary>Name of the version under which its vectors are kept.</summary>
    public string Version =>
        Provider == "builtin"
            ? BuiltIn
            : $"{Provider}:{Model}{(Endpoint is null ? "" : $"@{Endpoint.Authority}{Endpoint.AbsolutePath.TrimEnd('/')}")}/1";

    public string? Key() => ServiceKey.Find(KeyVariable, KeyFile);
}
