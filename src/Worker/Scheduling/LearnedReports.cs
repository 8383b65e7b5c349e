using Microsoft.Extensions.Logging;
using TotalMemory.Intake;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Handles what was learned: publishes it, logs it, and triggers a sync so that the other machines get it.</summary>
internal sealed partial class LearnedReports(Publishing publishing, HubSignal signal, Workload work, ILogger<LearnedReports> log)
{
    public void Publish(IntakeReport report)
    {
        work.Add(report.Turns + report.ChangedProjects.Count);
        foreach (var trouble in report.Troubles)
            NotTaken(log, trouble);
        var rules = publishing.AfterLearning(report);
        if (rules.Added + rules.Promoted + rules.Suspended + rules.Removed > 0)
            Reviewed(log, rules.Added, rules.Promoted, rules.Suspended, rules.Removed);
        if (report.ChangedProjects.Count == 0)
            return;
        signal.Raise();
        Learned(
            log,
            Counted.Format(report.Facts, "fact"),
            Counted.Format(report.Corrections, "correction"),
            Counted.Format(report.Errors, "error"),
            Counted.Format(report.Turns, "turn")
        );
    }

    /// <summary>Rewrites these projects' briefings.</summary>
    public void Publish(IReadOnlyCollection<string> projects) => publishing.Publish(projects);

    public void PublishAll() => publishing.Publish([Reminder.Everywhere]);

    public void ReviewIfLeft() => publishing.ReviewIfLeft();

    /// <summary>Finishes an import that was killed before its rules and skills were derived.</summary>
    public void FinishImport() => publishing.Finish();

    [LoggerMessage(LogLevel.Information, "Learned {Facts}, {Corrections}, {Errors} from {Turns}")]
    private static partial void Learned(ILogger log, string facts, string corrections, string errors, string turns);

    [LoggerMessage(LogLevel.Warning, "{Trouble}")]
    private static partial void NotTaken(ILogger log, string trouble);

    [LoggerMessage(LogLevel.Information, "Rules: {Added} new, {Promoted} promoted, {Suspended} suspended, {Removed} removed")]
    private static partial void Reviewed(ILogger log, int added, int promoted, int suspended, int removed);
}
