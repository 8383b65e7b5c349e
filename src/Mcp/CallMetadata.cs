using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Spool;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>What a client says of itself: Codex with every call, Claude in the environment.</summary>
internal static class CallMetadata
{
    /// <summary>Folder the client started us for: <c>CLAUDE_PROJECT_DIR</c>, else our own.</summary>
    public static string FolderOfProcess =>
        Environment.GetEnvironmentVariable("CLAUDE_PROJECT_DIR") is { Length: > 0 } claude ? claude : WorkingFolder.Path;

    /// <summary>The folder that the caller works in.</summary>
    public static string Folder(JsonObject? meta) =>
        (Codex(meta)?["workspaces"] as JsonObject)?.FirstOrDefault().Key is { Length: > 0 } workspace ? workspace : FolderOfProcess;

    /// <summary>Session id, for evidence; empty when the client does not say.</summary>
    public static string Session(JsonObject? meta) =>
        Codex(meta)?["session_id"] is JsonValue session
            ? session.ToString()
            : Environment.GetEnvironmentVariable("CLAUDE_CODE_SESSION_ID") ?? "";

    // Metadata of another shape says nothing to us.
    private static JsonObject? Codex(JsonObject? meta)
    {
        if (meta?["x-codex-turn-metadata"] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return meta?["x-codex-turn-metadata"] as JsonObject;
        using var document = LenientJson.Parse(System.Text.Encoding.UTF8.GetBytes(value.ToString()));
        return document?.RootElement is { ValueKind: JsonValueKind.Object } said ? JsonObject.Create(said.Clone()) : null;
    }
}
