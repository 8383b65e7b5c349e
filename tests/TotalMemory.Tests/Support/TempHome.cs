using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Tests.Support;

/// <summary>A home of its own for one test, removed afterwards.</summary>
public sealed class TempHome : IDisposable
{
    public TempHome()
    {
        Folder = Path.Combine(Path.GetTempPath(), "tm-" + Guid.NewGuid().ToString("N"));
        Home = new MemoryHome(Path.Combine(Folder, "home"));
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder around the home, for projects and transcripts.</summary>
    public string Folder { get; }

    public MemoryHome Home { get; }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string MakeFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    /// <summary>A folder with a .git as git makes it, and a second remote beside <c>origin</c> where one is given.</summary>
    public string MakeRepository(string name, string? remote = null)
    {
        MakeGitDirectory(
            name + "/.git",
            remote is null
                ? "[core]\n\tbare = false\n"
                : $"[remote \"upstream\"]\n\turl = https://example.org/x/y\n[remote \"origin\"]\n\turl = {remote}\n"
        );
        return MakeFolder(name);
    }

    public void MakeGitDirectory(string name, string config = "[core]\n")
    {
        MakeFolder(name + "/objects");
        MakeFolder(name + "/refs");
        Write(name + "/HEAD", "ref: refs/heads/main\n");
        Write(name + "/config", config);
    }

    public void Dispose()
    {
        MemoryConnection.CloseIdle();
        Directory.Delete(Folder, recursive: true);
    }
}
