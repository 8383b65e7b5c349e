using TotalMemory.Transcripts.Claude;
using TotalMemory.Transcripts.Codex;

namespace TotalMemory.Transcripts;

/// <summary>The clients whose sessions are remembered: a new one is added to this list.</summary>
public static class Clients
{
    public const string Claude = "claude";
    public const string Codex = "codex";

    internal static IReadOnlyList<IClientAdapter> All { get; } = [new ClaudeClient(), new CodexClient()];

    /// <summary>Null for a client that has no adapter.</summary>
    internal static IClientAdapter? Named(string name) => All.FirstOrDefault(c => c.Name == name);
}
