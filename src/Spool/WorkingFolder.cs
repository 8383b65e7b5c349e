namespace TotalMemory.Spool;

/// <summary>The current folder, also if it was removed since the start.</summary>
public static class WorkingFolder
{
    public static string Path
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } said && System.IO.Path.IsPathRooted(said)
                    ? said
                    : UserFolder.Path;
            }
        }
    }
}
