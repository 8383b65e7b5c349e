using TotalMemory.Transcripts;

namespace TotalMemory.Distilling;

/// <summary>Where a language model can come from.</summary>
public static class LanguageModelProviders
{
    /// <summary>Servers that are asked over the network; <c>openai</c> is any compatible one.</summary>
    private static readonly string[] Services = ["ollama", "openai", "anthropic"];

    public static readonly IReadOnlyList<string> All = [.. Services, .. Clients.LanguageModels];
}
