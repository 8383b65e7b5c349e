namespace TotalMemory.Spool.Commands;

/// <summary>The last part of a path of either system: transcripts travel, and the machine's own separator is not the path's.</summary>
public static class FileName
{
    public static string Last(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
