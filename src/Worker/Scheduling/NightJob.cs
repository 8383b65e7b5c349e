using Microsoft.Extensions.Logging;
using TotalMemory.Reflection;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Scheduling;

/// <summary>The nightly reflection.</summary>
internal sealed partial class NightJob(
    MemoryHome home,
    NightlyReflection reflection,
    Publishing publishing,
    JobRunner run,
    ILogger<NightJob> log
)
{
    public Task ReflectIfDue() => reflection.IsDue() ? run.InTurn(ReflectNow, CancellationToken.None) : Task.CompletedTask;

    private void ReflectNow()
    {
        var report = reflection.Run();
        new ReminderHistory(home).Sweep(report.At);
        publishing.AfterReflection();
        if (report.Outcome == ReflectionOutcome.Refused)
            Refused(log, report.Id);
        else
            Reflected(log, report.Id, report.Merged, report.Superseded, report.Archived, report.Promoted, report.Suspended);
        NativeMemory.GiveBackAll(); // The reflection has read everything and needs none of it until the next night.
    }

    [LoggerMessage(
        LogLevel.Information,
        "Reflection {Id}: merged {Merged}, superseded {Superseded}, archived {Archived}, promoted {Promoted}, suspended {Suspended}"
    )]
    private static partial void Reflected(ILogger log, long id, int merged, int superseded, int archived, int promoted, int suspended);

    [LoggerMessage(
        LogLevel.Warning,
        "Reflection {Id} would remove more than a tenth of what is known: totalmemory reflections show {Id}, then totalmemory "
            + "reflect --accept"
    )]
    private static partial void Refused(ILogger log, long id);
}
