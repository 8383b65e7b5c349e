using System.Globalization;
using System.Text.Json;
using TotalMemory.Spool;

namespace TotalMemory.Sync;

/// <summary>Result of the last synchronisation with the hub, in <c>hub.state</c> in the home.</summary>
public sealed record HubState
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1); // chosen

    /// <summary>When everything was last sent and received; null for never.</summary>
    public DateTimeOffset? Met { get; init; }

    public DateTimeOffset? Tried { get; init; }

    /// <summary>Why the last attempt failed; null if it did not.</summary>
    public string? Trouble { get; init; }

    /// <summary>When the team's mistakes were last compared; null for never.</summary>
    public DateTimeOffset? Compared { get; init; }

    /// <summary>Milliseconds by which this machine's clock is behind the hub's.</summary>
    public long Skew { get; init; }

    private static string? NotJoined(MemoryHome home)
    {
        if (EnvironmentHub.Token is null)
            return null;
        return EnvironmentHub.FirstMeeting(home) is { Length: > 0 } why
            ? $"{EnvironmentHub.Variable} could not be joined: {why.TrimEnd('.')}"
            : $"{EnvironmentHub.Variable} is joined by the worker";
    }

    /// <summary>The state in one line for a person; null if this memory has not joined a hub.</summary>
    public static string? Line(MemoryHome home, DateTimeOffset now)
    {
        if (!HubMembership.Exists(home))
            return NotJoined(home);
        try
        {
            var state = Load(home);
            var met = state.Met is { } at ? $"last met {at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "not met yet";
            var late = state.Met is { } last && now - last > LongAgo ? "; what is learned here waits until it is met again" : "";
            return $"{HubMembership.Load(home)!.Address}, {met}{(state.Trouble is { } trouble ? $": {trouble.TrimEnd('.')}" : "")}{late}";
        }
        catch (HubException e)
        {
            return e.Message;
        }
    }

    public static HubState Load(MemoryHome home)
    {
        try
        {
            return File.Exists(PathOf(home))
                ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(home)), HubFileJson.Default.HubState) ?? new()
                : new();
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return new();
        }
    }

    public void Save(MemoryHome home) =>
        PrivateFiles.WriteAtomic(PathOf(home), JsonSerializer.SerializeToUtf8Bytes(this, HubFileJson.Default.HubState));

    public static void Remove(MemoryHome home) => PrivateFiles.TryDelete(PathOf(home));

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.state");
}
