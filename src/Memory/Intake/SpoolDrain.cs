using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>
/// Processes the spool: claim, store, make durable, complete. A crash or a power cut at any point leaves each event either waiting,
/// claimed (released at the next start) or stored for good; storing it again changes nothing. A failing event does not affect others.
/// </summary>
public sealed class SpoolDrain(EventSpool spool, EventIntake intake, TimeProvider time)
{
    private const int Attempts = 3; // chosen: what fails thrice fails again

    /// <summary>
    /// Events per batch: enough to make one disk flush cheap, few enough to hold in memory (chosen).
    /// </summary>
    private const int Batch = 2_000;

    /// <summary>Chosen: few enough to hold in memory what they will write.</summary>
    private const int SessionsAtOnce = 100;

    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);

    /// <summary>A transcript is waiting for a retry.</summary>
    public bool HasUnread => intake.Unread.Any;

    /// <summary>
    /// Processes all waiting events. Throws <see cref="MemoryStoreException"/>, <see cref="SqliteException"/> or <see cref="IOException"/>
    /// if database or disk are not available; the events then wait.
    /// </summary>
    public IntakeReport Run(CancellationToken cancel = default)
    {
        spool.Recover(); // Only the lock's holder gets here, and one at a time: what is claimed now was left by a crash.
        spool.RemoveUnfinished(time.GetUtcNow());
        spool.RemoveExcess();
        var report = intake.Settle() + intake.TakeUnread();
        Exception? trouble = null;
        foreach (var batch in spool.Waiting().Chunk(Batch))
        {
            if (cancel.IsCancellationRequested || trouble is not null)
                break;
            (var taken, trouble) = Take(batch, cancel);
            report += taken;
        }
        // Once, after all batches: a session's events may be in several of them.
        if (trouble is null)
            report += intake.Learn(cancel);
        // Publish first what was learned; the next run meets the failure again.
        return trouble is not null && report.ChangedProjects.Count == 0 ? throw trouble : report;
    }

    private DrainResult Take(IEnumerable<string> batch, CancellationToken cancel)
    {
        var report = new IntakeReport();
        var done = new List<string>();
        Exception? trouble = null;
        List<List<HookEvent>> sessions =
        [
            .. batch.Select(Claim).OfType<HookEvent>().GroupBy(e => (e.Client, e.Session)).Select(s => s.ToList()),
        ];
        foreach (var some in sessions.Chunk(SessionsAtOnce))
        {
            var (taken, met) = TakeAll(some, done, cancel);
            report += taken;
            trouble = met ?? trouble; // Reported after the other sessions were processed.
        }
        Complete(done);
        return new DrainResult(report, trouble);
    }

    private static IntakeReport Failed(string session, Exception e) =>
        new() { Troubles = [Redacted($"The events of session {session} wait: {e.GetType().Name}: {e.Message}")] };

    private sealed record DrainResult(IntakeReport Report, Exception? Trouble);

    // The rows are committed and the events still exist, so a crash before the flush only replays them.
    private void Complete(List<string> done)
    {
        if (done.Count == 0)
            return;
        intake.MakeDurable();
        foreach (var id in done)
        {
            spool.Complete(id);
            failures.Remove(id);
        }
    }

    private HookEvent? Claim(string id)
    {
        try
        {
            return spool.Claim(id) is null ? null : spool.Read(id);
        }
        catch (JsonException e)
        {
            return SetAside(id, $"Not an event: {Reason(e)}");
        }
        catch (UnauthorizedAccessException e)
        {
            return SetAside(id, $"It cannot be read: {e.Message} {spool.Remedy(id)}");
        }
        catch (IOException)
        {
            spool.TryRelease(id); // Too many open files, or a failing disk: the event waits.
            return null;
        }
    }

    // For people: without type names.
    private static string Reason(JsonException e) =>
        e.LineNumber is { } line ? $"{e.Path ?? "$"} holds something else (line {line + 1}, byte {e.BytePositionInLine ?? 0})." : e.Message;

    private HookEvent? SetAside(string id, string reason)
    {
        spool.Reject(id, Redacted(reason));
        return null;
    }

    // All in one, because many small transactions are slower; one by one if one of them fails.
    private DrainResult TakeAll(List<HookEvent>[] sessions, List<string> done, CancellationToken cancel)
    {
        if (!cancel.IsCancellationRequested && sessions.Length > 1)
            try
            {
                var report = intake.TakeAll(sessions);
                done.AddRange(sessions.SelectMany(s => s).Select(e => e.Id));
                return new DrainResult(report, null);
            }
#pragma warning disable CA1031 // Each is tried again by itself below, and what goes wrong then is kept beside it.
            catch (Exception e) when (e is not OperationCanceledException) { }
#pragma warning restore CA1031
        return TakeOneByOne(sessions, done, cancel);
    }

    private DrainResult TakeOneByOne(List<HookEvent>[] sessions, List<string> done, CancellationToken cancel)
    {
        var report = new IntakeReport();
        Exception? trouble = null;
        foreach (var session in sessions)
            try
            {
                report += Take(session, done, cancel);
            }
            catch (Exception e) when (TransientFailure.Is(e))
            {
                trouble = e;
                report += Failed(session[0].Session, e);
            }
        return new DrainResult(report, trouble);
    }

    private IntakeReport Take(List<HookEvent> events, List<string> done, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            Release(events);
            return new IntakeReport();
        }
        try
        {
            var report = intake.Take(events);
            done.AddRange(events.Select(e => e.Id));
            return report;
        }
        catch (Exception e) when (TransientFailure.Is(e))
        {
            Release(events);
            throw;
        }
#pragma warning disable CA1031 // Whatever one event breaks must not stop the others; the reason is kept beside it.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (events.Count > 1) // One event of the session fails; the others are processed separately.
                return events.Aggregate(new IntakeReport(), (sum, one) => sum + Take([one], done, cancel));
            Fail(events[0].Id, e);
            return Failed(events[0].Session, e);
        }
    }

    private void Fail(string id, Exception e)
    {
        failures[id] = failures.GetValueOrDefault(id) + 1;
        if (failures[id] < Attempts)
        {
            spool.TryRelease(id);
            return;
        }
        failures.Remove(id);
        // For people; the log has the type.
        spool.Reject(id, Redacted($"It could not be stored: {e.Message}\nafter {Attempts} attempts"));
    }

    private void Release(List<HookEvent> events)
    {
        foreach (var e in events)
            spool.TryRelease(e.Id);
    }

    private static string Redacted(string reason) => Spool.Redaction.Redactor.Redact(reason);
}
