using Hangfire;
using Microsoft.Extensions.Logging;
using TotalMemory.Intake;

namespace TotalMemory.Worker;

/// <summary>What the worker does, one thin method a job. A failed job is tried again by its next turn, not by Hangfire.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed partial class Jobs(MemoryServices memory, ILogger<Jobs> log)
{
    public void Drain(CancellationToken cancel) => Publish(memory.Drain.Run(cancel));

    public void Sweep(CancellationToken cancel) => Publish(memory.Sweep.Run(cancel));

    public void Reflect()
    {
        var report = memory.Reflection.Run();
        Reflected(log, report.Merged, report.Archived, report.Purged);
        memory.Briefings.Publish(report.Projects);
    }

    public void ReflectIfDue()
    {
        if (memory.Reflection.IsDue()) Reflect();
    }

    private void Publish(IntakeReport report)
    {
        var rules = memory.Publishing.After(report);
        if (rules.Added + rules.Promoted + rules.Suspended + rules.Removed > 0) Reviewed(log, rules.Added, rules.Promoted, rules.Suspended, rules.Removed);
        if (report.ChangedProjects.Count > 0) Learned(log, report.Facts, report.Corrections, report.Errors, report.Turns);
    }

    [LoggerMessage(LogLevel.Information, "Learned {Facts} facts, {Corrections} corrections, {Errors} errors from {Turns} turns")]
    private static partial void Learned(ILogger log, int facts, int corrections, int errors, int turns);

    [LoggerMessage(LogLevel.Information, "Rules: {Added} new, {Promoted} promoted, {Suspended} suspended, {Removed} removed")]
    private static partial void Reviewed(ILogger log, int added, int promoted, int suspended, int removed);

    [LoggerMessage(LogLevel.Information, "Reflected: merged {Merged}, archived {Archived}, purged {Purged}")]
    private static partial void Reflected(ILogger log, int merged, int archived, int purged);
}
