using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>
/// Projects that other machines can also have: those with a remote, identified by its digest. Projects without one stay here, since a path
/// means nothing elsewhere.
/// </summary>
internal sealed class SharedProjects
{
    /// <summary>The key of global records.</summary>
    public const string Everywhere = "*";

    private const int KeyBytes = 8; // chosen: with 64 bits no two of some thousand projects are alike

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> locals = new(StringComparer.Ordinal);

    public SharedProjects(MemoryConnection c)
    {
        // Of two projects with one remote, the one identified by the remote, otherwise the one seen last.
        foreach (var project in c.Projects.All())
            if (project.Remote is { Length: > 0 } remote)
            {
                var key = KeyOf(remote);
                keys[project.Id] = key;
                if (key == project.Id || !locals.ContainsKey(key))
                    locals[key] = project.Id;
            }
    }

    public IReadOnlyCollection<string> Keys => locals.Keys;

    public static string KeyOf(string remote) => Sha256.Hex("remote:" + remote, KeyBytes);

    /// <summary>A project's key on all machines; null for one that stays here.</summary>
    public string? Key(string project) => keys.GetValueOrDefault(project);

    /// <summary>The local project; null if this machine does not have it.</summary>
    public string? Local(string key) => key == Everywhere ? ProjectStore.Nowhere.Id : locals.GetValueOrDefault(key);
}
