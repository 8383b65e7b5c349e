using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Looks at the known transcripts again: a session may write its last lines after its last hook, or end without one.
/// </summary>
public sealed class TranscriptSweep(Database database, TranscriptIntake intake, TimeProvider time)
{
    /// <summary>Files untouched for longer are looked at only when they were never finished.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public IntakeReport Run(CancellationToken cancel = default)
    {
        List<TranscriptState> known;
        using (var c = database.Open())
            known = TranscriptStore.All(c);
        var report = new IntakeReport();
        foreach (var state in known)
        {
            if (cancel.IsCancellationRequested)
                break;
            if (state.Path.StartsWith("hook:", StringComparison.Ordinal) || !IsDue(state))
                continue;
            try
            {
                report += state.Agent is null ? intake.TakeWithAgents(state.Path) : intake.Take(state.Path);
            }
            catch (IOException) { } // Gone or held; what was read of it stays.
            catch (UnauthorizedAccessException) { }
            catch (Microsoft.Data.Sqlite.SqliteException e) when (e.SqliteErrorCode == 19) { } // One session's trouble must not keep the others from being read.
        }
        return report;
    }

    private bool IsDue(TranscriptState state)
    {
        var file = new FileInfo(state.Path);
        if (!file.Exists)
            return false;
        var modified = new DateTimeOffset(file.LastWriteTimeUtc);
        var changed = file.Length != state.Size || modified.ToUnixTimeMilliseconds() != state.Modified;
        return changed
            ? time.GetUtcNow() - modified < Recent || file.Length > state.Offset
            : state.Extractor != SessionLearner.Version || state.Extracted != state.Turns;
    }
}
