namespace TotalMemory.Settings;

/// <summary>
/// The optional language model that helps to learn. In <c>settings.json</c> in the home; keys are kept elsewhere.
/// </summary>
public sealed record LanguageModelSettings
{
    public const int DefaultDailyTokens = 200_000; // chosen: some ten sessions a day

    /// <summary>
    /// <c>ollama</c>, <c>openai</c> (any compatible endpoint), <c>anthropic</c>, or the name of a client: the person's own agent.
    /// </summary>
    public required string Provider { get; init; }

    /// <summary>Model name; the provider's default where it has one.</summary>
    public string? Model { get; init; }

    public Uri? Endpoint { get; init; }

    /// <summary>Name of the environment variable that holds the key.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>File that holds the key: a worker started by a client may not have the person's environment.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Tokens in and out that may be spent in a day (UTC).</summary>
    public int DailyTokens { get; init; } = DefaultDailyTokens;

    /// <summary>Seconds one call may take.</summary>
    public int Deadline { get; init; } = 120;

    /// <summary>The key, from the variable or the file; null if none is set. Never logged or stored.</summary>
    public string? Key() => ServiceKey.Find(KeyVariable, KeyFile);
}
