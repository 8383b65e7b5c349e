using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>A room's tests stand in the folder of the same name, so that a change to a room touches two folders.</summary>
public sealed class TestFoldersTests
{
    private static readonly string Tests = Path.Combine(SourceTree.Root, "tests", "TotalMemory.Tests");
    private static readonly string Source = Path.Combine(SourceTree.Root, "src");

    /// <summary>Folders that mirror no folder of <c>src</c>: what tests share, and long lists of examples.</summary>
    private static readonly string[] Others = ["Approved", "Architecture", "Benchmarks", "Fixtures", "Support", "Spool/Secrets"];

    [Fact]
    public void Every_room_has_tests()
    {
        var without = RoomMap.Rooms.Where(room => !HasTests(Path.Combine(Tests, room)));
        Assert.Empty(without);
    }

    [Fact]
    public void Every_folder_of_tests_is_one_of_the_source()
    {
        var alone = SourceTree
            .CSharp("tests/TotalMemory.Tests")
            .Select(f => Path.GetRelativePath(Tests, Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Distinct()
            .Where(folder => folder != "." && !Others.Contains(folder) && !Others.Contains(folder.Split('/')[0]))
            .Where(folder => !Directory.Exists(Path.Combine(Source, folder)) && !Directory.Exists(Path.Combine(Source, "Memory", folder)));
        Assert.Empty(alone);
    }

    private static bool HasTests(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories).Any();
}
