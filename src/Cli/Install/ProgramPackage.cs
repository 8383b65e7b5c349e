using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A folder that holds all programs, as <c>install/publish.sh</c> lays it out: three programs, and the worker in its own folder.
/// </summary>
internal sealed class ProgramPackage(string folder)
{
    /// <summary>What to do if programs are missing or damaged.</summary>
    public const string ReinstallAdvice =
        "install TotalMemory again: npx -y totalmemory install, or install/install.sh from the source folder";

    /// <summary>The same, but a package that was only unpacked is told to install itself.</summary>
    public static string Advice => IsOnlyUnpacked ? "install it first: totalmemory install" : ReinstallAdvice;

    /// <summary>Error text for a program that the home lacks.</summary>
    public static string Missing(string program) => $"{program} is missing: {Advice}";

    private static bool IsOnlyUnpacked => OfThisProgram.IsComplete && OfThisProgram.Folder != Path.GetFullPath(Context.Home.Bin);

    private static readonly string[] Programs = ["totalmemory", OwnCommand.Hook, OwnCommand.Server];

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The package that contains the running program.</summary>
    public static ProgramPackage OfThisProgram { get; } = new(Path.GetDirectoryName(Environment.ProcessPath)!);

    public bool IsComplete => Programs.All(p => File.Exists(PathOf(p))) && File.Exists(Worker);

    public string PathOf(string program) => Path.Combine(Folder, FileNameOf(program));

    /// <summary>True if it is the installation itself, possibly through a link.</summary>
    public bool IsInstalledIn(MemoryHome home) => RealPath.Resolve(Folder) == RealPath.Resolve(home.Bin);

    private string Worker => Path.Combine(Folder, "worker", FileNameOf("totalmemory-worker"));

    private static string FileNameOf(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;
}
