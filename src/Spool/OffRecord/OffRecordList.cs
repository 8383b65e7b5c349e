namespace TotalMemory.Spool.OffRecord;

/// <summary>What a person wants neither read nor kept: excluded folders, and pauses. Pure.</summary>
/// <param name="Pauses">Those that go on, and those that are over.</param>
/// <param name="Folders">Real paths, as <see cref="Real"/> makes them.</param>
public sealed record OffRecordList(IReadOnlyList<Pause> Pauses, IReadOnlyList<string> Folders)
{
    public static readonly OffRecordList Empty = new([], []);

    public bool IsEmpty => Pauses.Count == 0 && Folders.Count == 0;

    /// <summary>Whether what is said at this time in this folder is off the record; null when it is not.</summary>
    /// <param name="project">The folder's project; asked for only where a pause is about one project.</param>
    public Withheld? Find(DateTimeOffset at, string? folder, Func<string?> project, TimeProvider time)
    {
        if (folder is not null && IsExcluded(folder))
            return new Withheld(WithheldBy.ExcludedFolder, "this folder is excluded");
        return Pauses.FirstOrDefault(p => p.Covers(at) && (p.Project is null || p.Project == project())) is { } pause
            ? new Withheld(WithheldBy.Pause, pause.Describe(time))
            : null;
    }

    /// <summary>The folder is an excluded one, or lies in one, by whatever link or spelling.</summary>
    public bool IsExcluded(string folder)
    {
        if (Folders.Count == 0)
            return false;
        var key = FolderSpelling.Key(Real(folder)).TrimEnd('/') + "/";
        return Folders.Any(f => key.StartsWith(FolderSpelling.Key(f).TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    /// <summary>The folder's own path, links resolved; as it is written where it is another machine's.</summary>
    public static string Real(string folder) => FolderSpelling.Local(folder) is { } local ? RealPath.Resolve(local) : folder;
}
