namespace TotalMemory.Spool;

/// <summary>
/// The person's home folder, <c>HOME</c> where it is set, also on Windows, as the clients have it; and where both clients keep theirs.
/// </summary>
public static class UserFolder
{
    public static string Path => Find(Environment.GetEnvironmentVariable);

    public static string Find(Func<string, string?> environment) =>
        environment("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary><c>CLAUDE_CONFIG_DIR</c>, else <c>~/.claude</c>.</summary>
    public static string Claude(string user, Func<string, string?>? environment = null) =>
        Given("CLAUDE_CONFIG_DIR", environment) ?? System.IO.Path.Combine(user, ".claude");

    /// <summary><c>CODEX_HOME</c>, else <c>~/.codex</c>.</summary>
    public static string Codex(string user, Func<string, string?>? environment = null) =>
        Given("CODEX_HOME", environment) ?? System.IO.Path.Combine(user, ".codex");

    private static string? Given(string name, Func<string, string?>? environment) =>
        (environment ?? Environment.GetEnvironmentVariable)(name) is { Length: > 0 } value ? value : null;
}
