using TotalMemory.Recall;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private bool Knows(string words) => work.Memory.Recaller.Recall(new RecallQuery { Text = words }).Hits.Count > 0;

    private void Learn(string text) => work.Memory.Knowledge.Save(work.Memory.Projects.OfFolder(work.Project("shop")), Some.Fact(text));

    [Fact]
    public void A_backup_is_one_private_file_and_brings_everything_back()
    {
        Learn("The mascot is a heron");
        var file = Path.Combine(work.Temp.Folder, "backup.db");
        work.Memory.Database.Backup(file);
        Assert.Equal(1, Database.Inspect(file));
        Assert.False(File.Exists(file + "-wal"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Learn("The mascot is a stork these days");
        work.Memory.Knowledge.Forget(1, "test");
        Assert.False(Knows("heron"));
        work.Memory.Database.Restore(file);
        Assert.True(Knows("heron"));
        Assert.False(Knows("stork"));
        Learn("The memory still takes things in");
        Assert.Equal("ok", work.Memory.Database.QuickCheck());
    }

    [Fact]
    public void While_somebody_writes_a_backup_is_whole()
    {
        Learn("One thing is known");
        using var c = work.Memory.Database.Open();
        using var transaction = c.BeginTransaction(deferred: false);
        c.Execute("UPDATE record SET importance = 5");
        var file = Path.Combine(work.Temp.Folder, "backup.db");
        work.Memory.Database.Backup(file);
        transaction.Rollback();
        Assert.Equal(1, Database.Inspect(file));
    }

    [Fact]
    public void Something_else_is_refused_and_nothing_is_changed()
    {
        Learn("The mascot is a heron");
        var garbage = work.Temp.Write("garbage.db", "not a database at all, and long enough to look at");
        Assert.Contains("Nothing was changed", Assert.Throws<MemoryStoreException>(() => Database.Inspect(garbage)).Message);
        Assert.Contains("does not exist", Assert.Throws<MemoryStoreException>(() => Database.Inspect(garbage + ".absent")).Message);
        var newer = Path.Combine(work.Temp.Folder, "newer.db");
        work.Memory.Database.Backup(newer);
        using (var c = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={newer};Pooling=False"))
        {
            c.Open();
            c.Execute("PRAGMA user_version = 999");
        }
        Assert.Contains("newer TotalMemory", Assert.Throws<MemoryStoreException>(() => Database.Inspect(newer)).Message);
        Assert.True(Knows("heron"));
    }
}
