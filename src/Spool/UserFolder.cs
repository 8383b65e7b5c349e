namespace TotalMemory.Spool;

/// <summary>The person's home folder: <c>HOME</c> if set, also on Windows, like the clients.</summary>
public static class UserFolder
{
    public static string Path => Find(Environment.GetEnvironmentVariable);

    public static string Find(Func<string, string?> environment) =>
        environment("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
