using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>
/// Works off the spool: claim, store, complete. A crash at any point leaves each event either waiting, claimed (given back at the next
/// start) or stored; storing it again changes nothing.
/// </summary>
public sealed class SpoolDrain(EventSpool spool, EventIntake intake)
{
    private const int Attempts = 3;
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);

    /// <summary>Takes everything that waits. Throws <see cref="MemoryStoreException"/> or <see cref="SqliteException"/> when the database is not to be had; the events then wait.</summary>
    public IntakeReport Run(CancellationToken cancel = default)
    {
        spool.Recover(); // Only the lock's holder drains, and never twice at once: what is claimed now was left behind.
        var report = new IntakeReport();
        var claimed = new List<HookEvent>();
        Exception? trouble = null;
        foreach (var id in spool.Waiting())
            if (!cancel.IsCancellationRequested && spool.Claim(id) is not null && ReadOrReject(id) is { } e)
                claimed.Add(e);
        foreach (var session in claimed.GroupBy(e => (e.Client, e.Session)))
        {
            try
            {
                report += Take([.. session], cancel);
            }
            catch (SqliteException e)
            {
                trouble = e;
            } // Said after the other sessions had their turn.
            catch (IOException e)
            {
                trouble = e;
            }
        }
        return trouble is null || report.ChangedProjects.Count > 0 ? report : throw trouble;
    }

    private HookEvent? ReadOrReject(string id)
    {
        try
        {
            return spool.Read(id);
        }
        catch (JsonException e)
        {
            spool.Reject(id, $"Not an event: {e.Message}");
            return null;
        }
    }

    private IntakeReport Take(List<HookEvent> events, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            Release(events);
            return new IntakeReport();
        }
        try
        {
            var report = intake.Take(events);
            // Here the rows are committed and the events still exist; a crash replays them harmlessly.
            foreach (var e in events)
            {
                spool.Complete(e.Id);
                failures.Remove(e.Id);
            }
            return report;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not (1 or 19 or 20 or 25))
        {
            Release(events); // Busy, read-only, a disk in trouble: it is not the event's fault.
            throw;
        }
#pragma warning disable CA1031 // Whatever one session's events break must not stop the others; the reason is kept beside them.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            foreach (var one in events)
                Fail(one.Id, e);
            return new IntakeReport();
        }
    }

    private void Fail(string id, Exception e)
    {
        failures[id] = failures.GetValueOrDefault(id) + 1;
        if (failures[id] < Attempts)
        {
            spool.Release(id);
            return;
        }
        failures.Remove(id);
        spool.Reject(id, $"{e.GetType().Name}: {Spool.Redaction.Redactor.Redact(e.Message)}\nafter {Attempts} attempts");
    }

    private void Release(List<HookEvent> events)
    {
        foreach (var e in events)
            spool.Release(e.Id);
    }
}
