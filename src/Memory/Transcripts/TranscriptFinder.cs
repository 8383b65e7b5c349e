using TotalMemory.Spool;

namespace TotalMemory.Transcripts;

/// <summary>Finds transcripts on this machine.</summary>
public static class TranscriptFinder
{
    /// <summary>Where the clients keep their sessions: those folders that exist.</summary>
    public static IReadOnlyList<string> DefaultFolders(Func<string, string?>? environment = null)
    {
        var get = environment ?? Environment.GetEnvironmentVariable;
        var user = UserFolder.Find(get);
        return [.. Clients.All.SelectMany(c => c.SessionFolders(user, get)).Where(Directory.Exists)];
    }

    /// <summary>
    /// The transcripts at or below the paths. Throws <see cref="FileNotFoundException"/> for a path that does not exist.
    /// </summary>
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
