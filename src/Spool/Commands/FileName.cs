namespace TotalMemory.Spool.Commands;

/// <summary>The last part of a path of any system, since transcripts come from other machines.</summary>
public static class FileName
{
    public static string Last(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
