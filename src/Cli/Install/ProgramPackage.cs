using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A folder that holds all programs, as <c>install/publish.sh</c> lays it out: three programs, and the worker in its own folder.
/// </summary>
internal sealed class ProgramPackage(string folder)
{
    /// <summary>How to get programs that are missing or damaged.</summary>
    public const string Again = "install TotalMemory again: npx -y totalmemory install, or install/install.sh from the source folder";

    private static readonly string[] Programs = ["totalmemory", OwnCommand.Hook, OwnCommand.Server];

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The one that this program belongs to.</summary>
    public static ProgramPackage Own { get; } = new(Path.GetDirectoryName(Environment.ProcessPath)!);

    public bool IsComplete => Programs.All(p => File.Exists(PathOf(p))) && File.Exists(Worker);

    public string PathOf(string program) => Path.Combine(Folder, Named(program));

    /// <summary>True when it is the installation itself, perhaps reached by a link.</summary>
    public bool IsInstalledIn(MemoryHome home) => RealPath.Resolve(Folder) == RealPath.Resolve(home.Bin);

    private string Worker => Path.Combine(Folder, "worker", Named("totalmemory-worker"));

    private static string Named(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;
}
