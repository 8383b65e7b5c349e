using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>A folder, and the remote named in the same transcript record, if any.</summary>
internal sealed record NamedFolder(string Cwd, string? Remote);

/// <summary>The project of each folder, looked up outside the lock, since git's files are read for it.</summary>
internal sealed class FolderProjects
{
    private readonly Dictionary<NamedFolder, ProjectIdentity> projects = [];
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    public IEnumerable<string> Ids => projects.Values.Select(p => p.Id);

    /// <param name="beginning">The folder in which the session started, which may contain others; null if unknown.</param>
    /// <param name="isTrusted">A person vouches for the folders.</param>
    public static FolderProjects Find(MemoryConnection c, IEnumerable<NamedFolder> folders, string? beginning, bool isTrusted)
    {
        var found = new FolderProjects();
        foreach (var folder in folders.Where(f => f.Cwd.Length > 0))
            if (!found.projects.ContainsKey(folder))
                found.projects[folder] = c.Projects.Identify(folder.Cwd, folder.Remote, isTrusted);
        foreach (var cwd in found.projects.Keys.Select(f => f.Cwd).Append(beginning).OfType<string>())
            found.keys[cwd] = KeyOf(cwd);
        return found;
    }

    /// <summary>The project of a folder that was looked up; without a folder, <see cref="ProjectStore.Nowhere"/>.</summary>
    public ProjectIdentity Project(string? cwd, string? remote) =>
        string.IsNullOrEmpty(cwd) ? ProjectStore.Nowhere : projects[new NamedFolder(cwd, remote)];

    /// <summary>True if the first folder is the second or inside it.</summary>
    public bool IsIn(string cwd, string outer)
    {
        var (key, around) = (keys.GetValueOrDefault(cwd, cwd), keys.GetValueOrDefault(outer, outer));
        return key == around || key.StartsWith(around.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    private static string KeyOf(string cwd) => FolderSpelling.Key(FolderSpelling.Local(cwd) is { } local ? RealPath.Resolve(local) : cwd);
}
