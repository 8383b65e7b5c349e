namespace TotalMemory.Transcripts;

/// <summary>The clients whose sessions are remembered.</summary>
public static class Clients
{
    public const string Claude = "claude";
    public const string Codex = "codex";
}
