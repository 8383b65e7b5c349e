using TotalMemory.Recall;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private bool Knows(string words) => work.Memory.Recall.Recall(new RecallQuery { Text = words }).Hits.Count > 0;

    private long Records(string file)
    {
        using var backup = CheckedBackup.Open(file, work.Memory.Home);
        return backup.Records;
    }

    private void Learn(string text) =>
        work.Memory.Knowledge.Save(work.Memory.Projects.IdentifyFolder(work.Project("shop")), Some.Fact(text));

    [Fact]
    public void A_backup_is_one_private_file_and_brings_everything_back()
    {
        Learn("The mascot is a heron");
        var file = Path.Combine(work.Temp.Folder, "backup.db");
        work.Memory.Database.Upkeep.Backup(file);
        Assert.Equal(1, Records(file));
        Assert.False(File.Exists(file + "-wal"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Learn("The mascot is a stork these days");
        work.Memory.Knowledge.Forget(1, "test");
        Assert.False(Knows("heron"));
        work.Memory.Database.Upkeep.Restore(file);
        Assert.True(Knows("heron"));
        Assert.False(Knows("stork"));
        Learn("The memory still takes things in");
        Assert.Equal("ok", work.Memory.Database.Upkeep.QuickCheck());
    }

    [Fact]
    public void While_somebody_writes_a_backup_is_whole()
    {
        Learn("One thing is known");
        using var c = work.Memory.Database.Open();
        using var writing = WriteLock.Take(c);
        c.Execute("UPDATE record SET importance = 5");
        var file = Path.Combine(work.Temp.Folder, "backup.db");
        work.Memory.Database.Upkeep.Backup(file);
        writing.Dispose(); // Without a commit it is rolled back.
        Assert.Equal(1, Records(file));
    }

    [Fact]
    public void Something_else_is_refused_and_nothing_is_changed()
    {
        Learn("The mascot is a heron");
        var garbage = work.Temp.Write("garbage.db", "not a database at all, and long enough to look at");
        Assert.Contains("Nothing was changed", Assert.Throws<MemoryStoreException>(() => Records(garbage)).Message);
        Assert.Contains("does not exist", Assert.Throws<MemoryStoreException>(() => Records(garbage + ".absent")).Message);
        var newer = Path.Combine(work.Temp.Folder, "newer.db");
        work.Memory.Database.Upkeep.Backup(newer);
        using (var c = MemoryConnection.Unpooled(newer))
            c.Execute("PRAGMA user_version = 999");
        Assert.Contains("newer TotalMemory", Assert.Throws<MemoryStoreException>(() => Records(newer)).Message);
        Assert.True(Knows("heron"));
    }

    [Theory]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END")]
    [InlineData("CREATE TABLE extra (a)")]
    [InlineData("CREATE VIEW v AS SELECT 1")]
    [InlineData("DROP TABLE occasion")]
    [InlineData("DROP TABLE tombstone; CREATE VIEW tombstone AS SELECT 1 AS id")]
    [InlineData("DROP INDEX record_project")]
    [InlineData("PRAGMA user_version = 3")]
    [InlineData("PRAGMA user_version = 0")]
    [InlineData("UPDATE record SET origin = 'devil'")]
    [InlineData("UPDATE record SET status = 'undead'")]
    [InlineData("UPDATE record SET type = '7'")]
    [InlineData("UPDATE record SET created = 'yesterday'")]
    [InlineData("UPDATE record SET confirmed = 9223372036854775807")]
    [InlineData("UPDATE record SET text = x'00ff'")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE record SET project = 'nowhere'")]
    [InlineData("DELETE FROM record_text_data")]
    public void What_is_not_ours_is_refused_before_anything_is_replaced(string change)
    {
        Learn("The mascot is a heron");
        var file = Path.Combine(work.Temp.Folder, "changed.db");
        work.Memory.Database.Upkeep.Backup(file);
        using (var c = MemoryConnection.Unpooled(file))
            c.Execute(change);
        Assert.Contains("Nothing was changed", Assert.Throws<MemoryStoreException>(() => Records(file)).Message, StringComparison.Ordinal);
        Assert.True(Knows("heron"));
        Assert.Empty(Directory.EnumerateFiles(work.Memory.Home.Backups, "*", new EnumerationOptions { AttributesToSkip = 0 }));
    }

    [Fact]
    public void Whatever_bytes_are_damaged_a_backup_is_refused_or_whole()
    {
        for (var n = 0; n < 20; n++)
            Learn($"Rule number {n} is about the mascot that is a heron of kind {n * 17}");
        var file = Path.Combine(work.Temp.Folder, "whole.db");
        work.Memory.Database.Upkeep.Backup(file);
        var whole = File.ReadAllBytes(file);
        var random = new Random(27);
        for (var round = 0; round < 25; round++)
        {
            var bytes = whole.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--)
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 64), 64));
            var damaged = work.Temp.Write("damaged.db", "");
            File.WriteAllBytes(damaged, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                Records(damaged);
            }
            catch (MemoryStoreException e)
            {
                Assert.Contains("Nothing was changed", e.Message, StringComparison.Ordinal);
            }
        }
        Assert.True(Knows("heron"));
    }

    [Fact]
    public void Two_backups_of_one_second_have_two_names_and_a_failed_one_blocks_none()
    {
        Learn("The mascot is a heron");
        var folder = work.Memory.Home.Backups;
        Assert.NotEqual(work.Memory.Database.Upkeep.Backup(folder, "before"), work.Memory.Database.Upkeep.Backup(folder, "before"));
        var absent = Path.Combine(work.Temp.Folder, "absent", "memory.db");
        Assert.ThrowsAny<IOException>(() => work.Memory.Database.Upkeep.Backup(absent));
        Directory.CreateDirectory(Path.GetDirectoryName(absent)!);
        work.Memory.Database.Upkeep.Backup(absent);
        Assert.Equal(1, Records(absent));
        Assert.ThrowsAny<IOException>(() => work.Memory.Database.Upkeep.Backup(absent));
        Assert.Equal(1, Records(absent));
    }

    [Fact]
    public void A_pipe_is_no_backup()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        Assert.Contains("is no file", Assert.Throws<MemoryStoreException>(() => Records("/dev/zero")).Message, StringComparison.Ordinal);
    }
}
