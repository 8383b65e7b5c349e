namespace TotalMemory.Journeys.Support;

/// <summary>The real clients, where CI could install them: <c>CLAUDE_BIN</c> and <c>CODEX_BIN</c>.</summary>
public static class Clients
{
    public static string? Claude { get; } = Find("CLAUDE_BIN");

    public static string? Codex { get; } = Find("CODEX_BIN");

    /// <summary>The MCP project's inspector, <c>MCP_INSPECTOR_BIN</c>.</summary>
    public static string? Inspector { get; } = Find("MCP_INSPECTOR_BIN");

    public static void Require()
    {
        Assert.SkipWhen(Claude is null, "Claude Code is not installed here; set CLAUDE_BIN to its executable.");
        Assert.SkipWhen(Codex is null, "Codex is not installed here; set CODEX_BIN to its executable.");
    }

    private static string? Find(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path && File.Exists(path) ? path : null;
}
