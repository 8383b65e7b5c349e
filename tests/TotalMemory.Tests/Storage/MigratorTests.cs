using Microsoft.Data.Sqlite;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

public sealed class MigratorTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_newer_schema_is_refused_with_the_remedy()
    {
        using (var c = new Database(temp.Home).Open())
            c.Execute("PRAGMA user_version = 999");
        var refused = Assert.Throws<MemoryStoreException>(() => new Database(temp.Home));
        Assert.Contains("newer TotalMemory", refused.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_as_such()
    {
        Directory.CreateDirectory(temp.Home.Root);
        File.WriteAllText(temp.Home.Database, new string('x', 5000));
        Assert.Contains("damaged or not a database", Assert.Throws<MemoryStoreException>(() => new Database(temp.Home)).Message);
    }

    [Fact]
    public void Opening_twice_at_once_migrates_once()
    {
        Parallel.For(0, 8, _ => new Database(temp.Home).Open().Dispose());
        using var c = new Database(temp.Home).Open();
        Assert.Equal((long)Database.Schema, c.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public void The_file_is_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        _ = new Database(temp.Home);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(temp.Home.Database));
    }

    [Fact]
    public void A_failed_write_leaves_nothing()
    {
        var database = new Database(temp.Home);
        Assert.Throws<SqliteException>(() =>
            database.Write(c =>
            {
                c.Execute("INSERT INTO note (name, value) VALUES ('a', '1')");
                c.Execute("INSERT INTO nowhere VALUES (1)");
            })
        );
        using var connection = database.Open();
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM note"));
    }
}
