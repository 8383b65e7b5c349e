using System.Text.Json.Nodes;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Mcp;

/// <summary>What a client tells about itself with each call and in the environment.</summary>
internal static class CallMetadata
{
    /// <summary>The folder that the client started us for, else our own.</summary>
    public static string FolderOfProcess => Folder(null);

    /// <summary>The folder that the caller works in.</summary>
    public static string Folder(JsonObject? meta) => Origin(meta).Folder ?? WorkingFolder.Path;

    /// <summary>Session id, for evidence; empty if the client does not tell.</summary>
    public static string Session(JsonObject? meta) => Origin(meta).Session ?? "";

    private static CallOrigin Origin(JsonObject? meta) => Clients.CallerOf(meta, Environment.GetEnvironmentVariable);
}
