using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>
/// The projects that other machines can know, too: those with a remote, by its digest. What has none stays here, since a path means
/// nothing elsewhere.
/// </summary>
internal sealed class SharedProjects
{
    /// <summary>Stands for the project of what holds everywhere.</summary>
    public const string Everywhere = "*";

    private const int KeyBytes = 8;

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> locals = new(StringComparer.Ordinal);

    public SharedProjects(MemoryConnection c)
    {
        // Of two with one remote, the one that the remote itself names, else the one that was seen last.
        foreach (var project in ProjectStore.All(c))
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

    /// <summary>What a project is called on all machines; null for one that stays here.</summary>
    public string? Key(string project) => keys.GetValueOrDefault(project);

    /// <summary>The project here; null when this machine does not know it.</summary>
    public string? Local(string key) => key == Everywhere ? ProjectStore.Nowhere.Id : locals.GetValueOrDefault(key);
}
