using Microsoft.Data.Sqlite;
using ModelContextProtocol;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;

namespace TotalMemory.Mcp;

/// <summary>What the client is told when a request cannot be answered.</summary>
internal static class StoreFailure
{
    /// <summary>Words with the next step; null for what is the protocol's affair, or a mistake of ours.</summary>
    public static string? Describe(Exception e) =>
        e switch
        {
            McpProtocolException => null,
            McpException or MemoryStoreException => e.Message,
            SqliteException { SqliteErrorCode: 5 or 6 } => "The memory is busy. Nothing was changed; call again in a moment.",
            SqliteException => $"The memory answered: {e.Message}. Nothing was changed. The user may run: totalmemory doctor.",
            _ => null,
        };

    /// <summary>Runs what answers a request; throws <see cref="McpException"/> with those words.</summary>
    public static async ValueTask<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Describe(e) is { } words)
        {
            throw new McpException(SafeText.Clean(words), e);
        }
    }
}
