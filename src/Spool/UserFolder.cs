namespace TotalMemory.Spool;

/// <summary>The person's home folder: <c>HOME</c> if set, also on Windows, like the clients.</summary>
public static class UserFolder
{
    public static string Path => Find(Environment.GetEnvironmentVariable);

    /// <summary>Where programs keep settings: <c>$XDG_CONFIG_HOME</c>, else <c>~/.config</c>.</summary>
    public static string Configuration =>
        Xdg(Environment.GetEnvironmentVariable, "XDG_CONFIG_HOME") ?? System.IO.Path.Combine(Path, ".config");

    /// <summary>As <c>HOME</c> says, also a relative one: who writes there or believes what stands there must refuse it.</summary>
    public static string Find(Func<string, string?> environment) =>
        environment("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <exception cref="UnknownHomeException">It is no absolute path.</exception>
    public static void RequireAbsolute()
    {
        if (!System.IO.Path.IsPathFullyQualified(Path))
            throw UnknownHomeException.Relative("HOME", Path);
    }

    /// <summary>A folder of the XDG Base Directory Specification; a relative one is ignored, as it asks.</summary>
    public static string? Xdg(Func<string, string?> environment, string variable) =>
        environment(variable) is { Length: > 0 } folder && System.IO.Path.IsPathFullyQualified(folder) ? folder : null;
}
