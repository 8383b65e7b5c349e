using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>The memories that can be imported.</summary>
public static class ForeignSources
{
    public static readonly IReadOnlyList<string> Names = [ClaudeMemReader.Source, TotalAgentMemoryReader.Source, JsonLinesReader.Source];

    /// <param name="path">Null for the tool's default location.</param>
    /// <param name="user">The person's home folder.</param>
    /// <exception cref="MemoryStoreException">The file is missing, or has another format.</exception>
    public static ForeignMemory Read(string source, string? path, string user) =>
        source switch
        {
            ClaudeMemReader.Source => ClaudeMemReader.Read(path ?? ClaudeMemReader.DefaultPath(user)),
            TotalAgentMemoryReader.Source => TotalAgentMemoryReader.Read(path ?? TotalAgentMemoryReader.DefaultPath(user)),
            _ => JsonLinesReader.Read(
                path
                    ?? throw new MemoryStoreException(
                        "Give the file that 'totalmemory export' wrote: totalmemory import --from jsonl FILE."
                    )
            ),
        };
}
