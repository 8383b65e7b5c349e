namespace TotalMemory.Spool.OffRecord;

/// <summary>Excluded folders and pauses. Pure.</summary>
/// <param name="Pauses">Current and past pauses.</param>
/// <param name="Folders">Real paths, as <see cref="Real"/> makes them.</param>
public sealed record OffRecordList(IReadOnlyList<Pause> Pauses, IReadOnlyList<string> Folders)
{
    public static readonly OffRecordList Empty = new([], []);

    public bool IsEmpty => Pauses.Count == 0 && Folders.Count == 0;

    /// <summary>Why this time and folder are off the record; null if they are not.</summary>
    /// <param name="project">The folder's project; asked for only where a pause is about one project.</param>
    public Withheld? Find(DateTimeOffset at, string? folder, Func<string?> project, TimeProvider time)
    {
        if (folder is not null && IsExcluded(folder))
            return new Withheld(WithheldBy.ExcludedFolder, "this folder is excluded");
        return Pauses.FirstOrDefault(p => p.Covers(at) && (p.Project is null || p.Project == project())) is { } pause
            ? new Withheld(WithheldBy.Pause, pause.Describe(time))
            : null;
    }

    /// <summary>True if the folder is excluded or inside an excluded one, also through links and other spellings.</summary>
    public bool IsExcluded(string folder)
    {
        if (Folders.Count == 0)
            return false;
        var key = FolderSpelling.Key(Real(folder)).TrimEnd('/') + "/";
        return Folders.Any(f => key.StartsWith(FolderSpelling.Key(f).TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    /// <summary>The folder's real path; unchanged if it is another machine's.</summary>
    public static string Real(string folder) => FolderSpelling.Local(folder) is { } local ? RealPath.Resolve(local) : folder;
}
