using System.Globalization;

namespace TotalMemory.Spool;

/// <summary>
/// The name of a spool file: <c>&lt;utc&gt;-&lt;pid&gt;-&lt;n&gt;[.wake-&lt;session&gt;].json</c>. It sorts by time, is unique without
/// coordination, and shows which waiting events may coalesce, so that a full spool is thinned without opening files.
/// </summary>
public static class SpoolName
{
    private static int sequence;

    public static string For(HookEvent e)
    {
        var stem = string.Create(
            CultureInfo.InvariantCulture,
            $"{e.At.UtcDateTime:yyyyMMdd'T'HHmmssfffffff}-{Environment.ProcessId}-{Interlocked.Increment(ref sequence)}"
        );
        return e.IsWakeUp
            ? $"{stem}.wake-{Sha256.Hex(e.Session + "\n" + e.Transcript + "\n" + e.AgentTranscript, 8)}.json"
            : $"{stem}.json";
    }

    /// <summary>The session digest of a wake-up, or null for an event that must not be dropped.</summary>
    public static string? WakeUpOf(string fileName)
    {
        var at = fileName.IndexOf(".wake-", StringComparison.Ordinal);
        return at < 0 ? null : fileName[(at + 6)..^5];
    }
}
