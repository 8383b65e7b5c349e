using TotalMemory.Spool;

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

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
