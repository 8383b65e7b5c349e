using TotalMemory.Spool;

namespace TotalMemory.Transcripts;

/// <summary>Finds transcripts on this machine.</summary>
public static class TranscriptFinder
{
    /// <summary>Where both clients keep their sessions: <c>CLAUDE_CONFIG_DIR</c> or <c>~/.claude</c>, <c>CODEX_HOME</c> or <c>~/.codex</c>.</summary>
    public static IReadOnlyList<string> DefaultFolders(Func<string, string?>? environment = null)
    {
        var get = environment ?? Environment.GetEnvironmentVariable;
        var user = UserFolder.Of(get);
        var (claude, codex) = (UserFolder.Claude(user, get), UserFolder.Codex(user, get));
        return
        [
            .. new[] { Path.Combine(claude, "projects"), Path.Combine(codex, "sessions"), Path.Combine(codex, "archived_sessions") }.Where(
                Directory.Exists
            ),
        ];
    }

    /// <summary>The <c>*.jsonl</c> files at or below the paths, oldest first by last write. Throws <see cref="FileNotFoundException"/> for a path that does not exist.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        var found = new List<FileInfo>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                found.Add(new FileInfo(path));
            else if (Directory.Exists(path))
                found.AddRange(
                    new DirectoryInfo(path)
                        .EnumerateFiles("*.jsonl", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                        .Where(f => !IsJournal(f))
                );
            else
                throw new FileNotFoundException(
                    $"There is no file or folder {path}. Give the path of a transcript (*.jsonl) or of a folder of them.",
                    path
                );
        }
        return
        [
            .. found
                .DistinctBy(f => f.FullName)
                .OrderBy(f => f.LastWriteTimeUtc)
                .ThenBy(f => f.FullName, StringComparer.Ordinal)
                .Select(f => f.FullName),
        ];
    }

    // Claude keeps workflow journals beside subagents' transcripts; they hold no conversation.
    private static bool IsJournal(FileInfo file) => file.Name == "journal.jsonl";
}
