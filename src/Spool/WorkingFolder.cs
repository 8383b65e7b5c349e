namespace TotalMemory.Spool;

/// <summary>The folder a program was started in, also when somebody has removed it since.</summary>
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
