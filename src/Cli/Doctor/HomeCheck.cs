using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>The home exists, belongs to this user and is private, and so is everything in it except the programs.</summary>
internal sealed class HomeCheck(MemoryHome home) : ICheck
{
    public string Name => "home";

    public IEnumerable<JsonCheck> Run()
    {
        if (FileStatus.Read(home.Root) is not { Kind: FileKind.Folder } root)
            return [new(Name, false, $"{home.Root} does not exist", Install.ProgramPackage.Advice)];
        if (OperatingSystem.IsWindows())
            return [new(Name, true, home.Root, null)];
        if (new[] { home.Root }.Concat(Folders()).Select(LinkedFolder.Trouble).OfType<SpoolTrouble>().FirstOrDefault() is { } link)
            return [new(Name, false, link.What, link.Remedy)];
        if (!root.IsOurs)
            return [new(Name, false, $"{home.Root} belongs to another user ({root.Owner})", $"sudo chown -R \"$USER\" {home.Root}")];
        var open = Entries().Where(e => FileStatus.Read(e) is { IsPrivate: false }).ToList();
        if (!root.IsPrivate)
            open.Insert(0, home.Root);
        return
        [
            open.Count == 0
                ? new(Name, true, $"{home.Root}, private to you", null)
                : new(Name, false, $"others may enter {Few(open)}", $"chmod -R go-rwx {string.Join(' ', open.Take(3))}"),
        ];
    }

    private IEnumerable<string> Entries() => Folders().Concat([home.Database, home.Database + "-wal", home.Database + "-shm"]);

    private string[] Folders() =>
        [home.Spool, home.Briefs, home.Logs, home.Backups, home.Exports, Path.Combine(home.Root, "run"), Path.Combine(home.Root, "said")];

    private static string Few(List<string> all) => string.Join(", ", all.Take(3)) + (all.Count > 3 ? $" and {all.Count - 3} more" : "");
}
