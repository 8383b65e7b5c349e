using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

public sealed class ScheduleStorageTests : IDisposable
{
    private readonly TempHome home = new();

    [Fact]
    public void The_schedule_survives_a_restart()
    {
        using (var first = Open())
            new RecurringJobManager(first).AddOrUpdate<ScheduleStorageTests>("again", t => t.Dispose(), Cron.Minutely());

        using var second = Open();
        Assert.Equal(["again"], second.GetReadOnlyConnection().GetAllItemsFromSet("recurring-jobs"));
    }

    [Fact]
    public void A_corrupt_file_is_replaced_by_an_empty_one()
    {
        Open().Dispose();
        File.WriteAllText(ScheduleStorage.File(home.Home), new string('x', 8192));

        using var storage = Open();
        Assert.Equal(0, storage.GetMonitoringApi().GetStatistics().Recurring);
    }

    [Fact]
    public void The_file_is_readable_by_its_owner_only()
    {
        using var storage = Open();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are POSIX");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ScheduleStorage.File(home.Home)));
    }

    [Fact]
    public void Hangfire_and_the_memory_use_one_SQLite()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var hangfire = new SQLite.SQLiteConnection(":memory:");
        Assert.Equal(memory.ServerVersion, hangfire.ExecuteScalar<string>("SELECT sqlite_version()"));
    }

    public void Dispose() => home.Dispose();

    private Hangfire.Storage.SQLite.SQLiteStorage Open() =>
        (Hangfire.Storage.SQLite.SQLiteStorage)ScheduleStorage.Open(home.Home, NullLogger.Instance);
}
