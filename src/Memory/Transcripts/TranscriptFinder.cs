using TotalMemory.Spool;

namespace TotalMemory.Transcripts;

/// <summary>Finds transcripts on this machine.</summary>
public static class TranscriptFinder
{
    /// <summary>
    /// Where both clients keep their sessions: <c>CLAUDE_CONFIG_DIR</c> or <c>~/.claude</c>, <c>CODEX_HOME</c> or <c>~/.codex</c>.
    /// </summary>
    public static IReadOnlyList<string> DefaultFolders(Func<string, string?>? environment = null)
    {
        var get = environment ?? Environment.GetEnvironmentVariable;
        var user = UserFolder.Find(get);
        var (claude, codex) = (UserFolder.Claude(user, get), UserFolder.Codex(user, get));
        return
        [
            .. new[]
            {
                Path.Combine(claude, "projects"),
                // Where Claude Code kept them for some versions.
                Path.Combine(user, ".config", "claude", "projects"),
                Path.Combine(codex, "sessions"),
                Path.Combine(codex, "archived_sessions"),
            }.Where(Directory.Exists),
        ];
    }

    /// <summary>The transcripts at or below the paths. Throws <see cref="FileNotFoundException"/> for a path that does not exist.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => Look(paths).Files;

    /// <inheritdoc cref="Find"/>
    public static FoundTranscripts Look(IEnumerable<string> paths)
    {
        var search = new TranscriptSearch();
        foreach (var path in paths)
            search.At(path);
        return search.Found();
    }
}
