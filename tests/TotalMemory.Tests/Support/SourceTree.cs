namespace TotalMemory.Tests.Support;

/// <summary>The folder of the solution, which the tests of documents and architecture read.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Our own C# files below a folder, without what the build generates.</summary>
    public static IEnumerable<string> CSharp(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Replace('\\', '/').Contains("/obj/") && !f.Replace('\\', '/').Contains("/bin/"));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TotalMemory.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
