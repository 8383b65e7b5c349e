using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Installs a package's programs into a home by renames: running programs continue, and paths stay the same, since a client's trust may
/// depend on them. The old programs are kept beside the new ones until <see cref="Finish"/>.
/// </summary>
internal sealed class ProgramReplacement(MemoryHome home)
{
    public const string IncomingName = "incoming";
    public const string PreviousName = "previous";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string incoming = Path.Combine(home.Bin, IncomingName);
    private readonly string previous = Path.Combine(home.Bin, PreviousName);

    /// <summary>A <c>bin</c> that is a link is replaced by a folder; its target is left alone.</summary>
    public void Place(ProgramPackage package)
    {
        if (new DirectoryInfo(home.Bin).LinkTarget is not null)
            File.Delete(home.Bin);
        PrivateFiles.CreateFolder(home.Bin);
        Delete(incoming);
        Delete(previous);
        Copy(new DirectoryInfo(package.Folder), incoming, isTop: true);
        PrivateFiles.CreateFolder(previous);
        Swap(incoming, previous);
        Delete(incoming);
        LinkWorker();
    }

    /// <summary>Brings the old programs back.</summary>
    public void Restore()
    {
        PrivateFiles.CreateFolder(incoming);
        Swap(previous, incoming);
        Finish();
    }

    /// <summary>Keeps the new programs and deletes the old ones.</summary>
    public void Finish()
    {
        Delete(incoming);
        Delete(previous);
    }

    private void Swap(string from, string aside)
    {
        foreach (var file in Directory.GetFiles(from))
            SwapFile(file, Path.Combine(home.Bin, Path.GetFileName(file)), Path.Combine(aside, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
        {
            var place = Path.Combine(home.Bin, Path.GetFileName(folder));
            if (new DirectoryInfo(place).LinkTarget is not null)
                File.Delete(place);
            else if (Directory.Exists(place))
                Directory.Move(place, Path.Combine(aside, Path.GetFileName(folder)));
            Directory.Move(folder, place);
        }
    }

    // A hook may be called at any moment, so its file must always exist. On Windows a running program can be renamed but not replaced.
    private static void SwapFile(string file, string place, string aside)
    {
        if (File.Exists(place) && OperatingSystem.IsWindows())
            File.Move(place, aside, overwrite: true);
        else if (File.Exists(place))
            File.Copy(place, aside, overwrite: true);
        File.Move(file, place, overwrite: true);
    }

    private static void Copy(DirectoryInfo from, string to, bool isTop)
    {
        PrivateFiles.CreateFolder(to);
        foreach (var file in from.EnumerateFiles().Where(f => f.LinkTarget is null && IsPart(f, isTop)))
        {
            var copy = file.CopyTo(Path.Combine(to, file.Name), overwrite: true);
            if (!OperatingSystem.IsWindows())
                copy.UnixFileMode = IsRun(file.Name) ? Private : file.UnixFileMode & Private;
        }
        foreach (var folder in from.EnumerateDirectories().Where(d => d.LinkTarget is null && (!isTop || d.Name == "worker")))
            Copy(folder, Path.Combine(to, folder.Name), isTop: false);
    }

    // npm adds its own files to a package.
    private static bool IsPart(FileInfo file, bool isTop) =>
        !isTop || IsRun(Path.GetFileNameWithoutExtension(file.Name)) || file.Name.Contains("e_sqlite3", StringComparison.Ordinal);

    private static bool IsRun(string name) =>
        name is "totalmemory" or OwnCommand.Hook or OwnCommand.Server or OwnCommand.Web or "totalmemory-worker";

    private void LinkWorker()
    {
        if (OperatingSystem.IsWindows())
            return;
        var link = new FileInfo(home.Executable("totalmemory-worker"));
        if (link.LinkTarget is not null || link.Exists)
            link.Delete();
        File.CreateSymbolicLink(link.FullName, Path.Combine("worker", "totalmemory-worker"));
    }

    // On Windows a program that still runs cannot be deleted; the next installation does it.
    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException) { }
    }
}
