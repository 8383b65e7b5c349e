using Microsoft.Extensions.Time.Testing;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

public sealed class DatabaseFileTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private static void Note(Database database, string value) => database.Write(c => c.Markers.Write("test", value));

    private static string? Noted(Database database)
    {
        using var c = database.Open();
        return c.Markers.Read("test");
    }

    private void Move(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(temp.Home.Root, "memory.db*"))
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [Fact]
    public void A_memory_that_is_moved_away_is_begun_anew_and_private()
    {
        var database = new Database(temp.Home);
        Note(database, "old");
        Move(Path.Combine(temp.Folder, "away"));
        Note(database, "new");
        Assert.Equal("new", Noted(new Database(temp.Home)));
        if (!OperatingSystem.IsWindows())
            Assert.All(
                Directory.GetFiles(temp.Home.Root, "memory.db*"),
                f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f))
            );
    }

    [Fact]
    public void A_pipe_or_a_folder_in_its_place_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes of that kind");
        Directory.CreateDirectory(temp.Home.Root);
        using (var made = System.Diagnostics.Process.Start("mkfifo", temp.Home.Database))
            made.WaitForExit();
        Assert.Contains("pipe", Assert.Throws<MemoryStoreException>(() => new Database(temp.Home)).Message, StringComparison.Ordinal);
        File.Delete(temp.Home.Database);
        Directory.CreateDirectory(temp.Home.Database);
        Assert.Contains("a folder", Assert.Throws<MemoryStoreException>(() => new Database(temp.Home)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_memory_that_was_removed_with_its_folder_is_not_begun_anew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file is not removed there");
        var database = new Database(temp.Home);
        Directory.Delete(temp.Home.Root, recursive: true);

        Assert.Throws<MemoryStoreException>(() => database.Write(c => c.Markers.Write("x", "1")));
        Assert.Throws<MemoryStoreException>(() => database.Open());
        Assert.False(Directory.Exists(temp.Home.Root));
    }

    [Fact]
    public void A_worker_that_lost_its_home_begins_none_in_the_next_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file is not removed there");
        using var held = WorkerLock.TryTake(temp.Home)!;
        var database = new Database(temp.Home) { IsHomeKept = () => held.IsFileInPlace };
        Directory.Delete(temp.Home.Root, recursive: true);
        Directory.CreateDirectory(temp.Home.Root); // a hook made it

        Assert.Throws<MemoryStoreException>(() => database.Open());
        Assert.False(File.Exists(temp.Home.Database));
    }

    [Fact]
    public void A_memory_that_is_replaced_is_the_new_one_and_has_nothing_of_the_old_ones_log()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file is not replaced there");
        var database = new Database(temp.Home);
        Note(database, "first");
        var copy = Path.Combine(temp.Folder, "copy.db");
        database.Upkeep.Backup(copy);
        Note(database, "in the log");
        File.Move(copy, temp.Home.Database, overwrite: true);
        Assert.Equal("first", Noted(database));
        Assert.Equal("ok", database.Upkeep.QuickCheck());
    }

    [Fact]
    public void What_is_written_while_the_file_is_moved_is_not_taken_for_saved()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file is not moved there");
        var database = new Database(temp.Home);
        var e = Assert.Throws<MemoryStoreException>(() =>
            database.Write(c =>
            {
                c.Markers.Write("test", "lost");
                Move(Path.Combine(temp.Folder, "away"));
            })
        );
        Assert.Contains("moved or replaced", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_others_may_read_are_made_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes");
        new Database(temp.Home).Upkeep.MakeDurable();
        MemoryConnection.CloseIdle();
        File.SetUnixFileMode(temp.Home.Database, (UnixFileMode)0b110_100_100);
        Assert.Null(new Database(temp.Home).ReadOnly);
        Assert.True(FileStatus.Read(temp.Home.Database)!.IsPrivate);
    }

    // A read-only file system cannot be mounted here by everybody; to root, modes mean nothing. So the shared part: what a reader does.
    [Fact]
    public void A_read_only_memory_is_searched_and_says_that_nothing_can_be_saved()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || FileStatus.CurrentUser == 0, "modes do not bind root; ResilienceTests show it");
        var memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
        memory.Knowledge.Save(memory.Projects.IdentifyFolder(temp.Folder), Some.Fact("the port is 4471"));
        MemoryConnection.CloseIdle();
        File.SetUnixFileMode(temp.Home.Database, UnixFileMode.UserRead);
        File.SetUnixFileMode(temp.Home.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var reader = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
            Assert.Contains("nothing can be saved", reader.Database.ReadOnly, StringComparison.Ordinal);
            Assert.Single(reader.Recall.Recall(new() { Text = "port" }, "s1").Hits);
            Assert.Throws<MemoryStoreException>(() => reader.Database.Write(c => c.Markers.Write("test", "no")));
        }
        finally
        {
            File.SetUnixFileMode(temp.Home.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
