using TotalMemory.Extraction.Reading;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Checks the known transcripts again: a session may write its last lines after its last hook, or end without one.
/// </summary>
public sealed class TranscriptSweep
{
    private readonly Database database;
    private readonly TranscriptIntake intake;
    private readonly EventIntake events;
    private readonly IReader reader;
    private readonly TimeProvider time;

    internal TranscriptSweep(Database database, TranscriptIntake intake, EventIntake events, IReader reader, TimeProvider time) =>
        (this.database, this.intake, this.events, this.reader, this.time) = (database, intake, events, reader, time);

    /// <summary>Older files are checked only if they were never read to the end (chosen).</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    /// <summary>
    /// How often the stored events are searched for transcripts that appeared later (chosen: rare, and the search has a cost).
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private DateTimeOffset nextLook;

    public IntakeReport Run(CancellationToken cancel = default) => RunKnown(cancel) + RunAnnounced(cancel);

    /// <summary>Paths of the transcripts named by events of the last weeks, for the doctor.</summary>
    public IReadOnlyList<string> Named()
    {
        using var c = database.Open();
        return c.Announcements.Named(time.GetUtcNow() - Recent);
    }

    // Transcripts named by an event that were missing or unreadable then: only their events' text is known.
    private IntakeReport RunAnnounced(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now < nextLook)
            return new IntakeReport();
        nextLook = now + Pause;
        List<AnnouncedTranscript> missing;
        using (var c = database.Open())
            missing = c.Announcements.Missing(now - Recent);
        return missing.TakeWhile(_ => !cancel.IsCancellationRequested).Aggregate(new IntakeReport(), (sum, one) => sum + events.Read(one));
    }

    private IntakeReport RunKnown(CancellationToken cancel)
    {
        List<TranscriptState> known;
        using (var c = database.Open())
            known = c.Transcripts.All();
        var report = new IntakeReport();
        foreach (var state in known)
        {
            if (cancel.IsCancellationRequested)
                break;
            if (state.IsFromHooks || !IsDue(state))
                continue;
            try
            {
                report += state.Agent is null ? intake.TakeWithAgents(state.Path) : intake.Take(state.Path);
            }
            catch (Exception e) when (UnreadTroubles.AreOfOneFile(e))
            {
                // Gone, locked or inconsistent: the others are read, and what was read of it stays.
                report += intake.Troubles.Report(state.Path, e);
            }
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
            : !state.IsTrimmed
                && (
                    state.Extractor != TranscriptLearning.Version
                    || state.Extracted != state.Turns
                    || (state.Turns > 0 && !reader.IsContent(state.Reader))
                );
    }
}
