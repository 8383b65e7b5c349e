namespace TotalMemory.Tests.Support;

/// <summary>The folder of the solution, which the tests of documents and architecture read.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TotalMemory.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
