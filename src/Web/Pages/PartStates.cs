using TotalMemory.Intake;
using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Sync;
using TotalMemory.Web.Markup;

namespace TotalMemory.Web.Pages;

/// <summary>The current state of the memory's parts, one line each.</summary>
internal sealed class PartStates(MemoryHome home, Database database, EventSpool spool, OffRecordGate offRecord, VectorCoverage vectors)
{
    public IEnumerable<KeyValuePair<string, string>> Read(DateTimeOffset time)
    {
        yield return new("Worker", WorkerLock.IsHeld(home) ? "running" : "not running; your next prompt starts it");
        if (offRecord.Describe() is { Count: > 0 } standing)
            yield return new("Off the record", string.Join("; ", standing));
        yield return new("Events waiting", Listing.Count(spool.Waiting().Count, "event"));
        if (spool.RejectedIds().Count is > 0 and var rejected)
            yield return new("Set aside", $"{Listing.Count(rejected, "event")} could not be read: totalmemory status");
        var (embedded, active) = vectors.Read();
        yield return new("Found by meaning", $"{embedded:N0} of {active:N0} records");
        yield return new("Encoder", Encoder(UserSettings.Load(home).Embedding ?? new EmbeddingSettings()));
        if (database.ReadOnly is { } reason)
            yield return new("Read-only", reason);
        if (HubState.Line(home, time) is { } hub)
            yield return new("Hub", hub);
        yield return new("Home", home.Root);
        yield return new("Version", ProductVersion.Text);
    }

    private static string Encoder(EmbeddingSettings chosen) => chosen.IsOff ? "off (your setting)" : chosen.Version;
}
