namespace TotalMemory.Spool;

/// <summary>The person's home folder: <c>HOME</c> where it is set, also on Windows, as the clients have it.</summary>
public static class UserFolder
{
    public static string Path => Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
