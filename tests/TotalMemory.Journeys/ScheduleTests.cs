using Microsoft.Data.Sqlite;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>Hangfire in the packed worker: it finds types and members by name, which a program compiled ahead may lack.</summary>
public sealed class ScheduleTests(Installed installed)
{
    [Fact]
    public async Task The_clock_runs_its_jobs_and_a_schedule_that_is_garbage_is_begun_anew()
    {
        var home = installed.NewHome();
        var schedule = Path.Combine(home.Root, "hangfire.db");
        File.WriteAllText(
            schedule,
            "no schedule at all, and longer than the header of a database, which is a hundred bytes: " + new string('x', 99)
        );
        WorkerStarter.Start(Path.Combine(installed.Bin, "totalmemory-worker"), home);
        try
        {
            // The next full minute, and Hangfire's look for what is due.
            await Shell.UntilAsync(() => Succeeded(schedule) > 0, "a job of the schedule has run");
        }
        finally
        {
            await Installed.StopWorkerAsync(home);
        }
        var log = File.ReadAllText(home.WorkerLog);
        Assert.Contains("could not be used and is replaced", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Error BackgroundExecution", log, StringComparison.Ordinal); // So it reports a part that cannot run.
    }

    private static long Succeeded(string schedule)
    {
        using var database = new SqliteConnection($"Data Source={schedule};Mode=ReadOnly;Pooling=false");
        try
        {
            database.Open();
            using var count = database.CreateCommand();
            count.CommandText = "SELECT count(*) FROM State WHERE Name = 'Succeeded'";
            return (long)count.ExecuteScalar()!;
        }
        catch (SqliteException) // The worker has not replaced the file yet, or is just writing it.
        {
            return 0;
        }
    }
}
