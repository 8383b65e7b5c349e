using TotalMemory.Settings;

namespace TotalMemory.Reflection;

/// <summary>A transcript that could be trimmed.</summary>
/// <param name="Bytes">Length of the agents' and programs' text, in characters.</param>
internal sealed record TrimmableTranscript(long Id, DateTimeOffset Ended, long Bytes);

/// <summary>
/// Chooses the sessions whose agent and program text is deleted to keep the person's limits. The person's own words, the commands, and
/// everything that was learned, with its quotes, stay. Pure.
/// </summary>
internal static class TranscriptTrimming
{
    /// <summary>A size limit never applies to younger transcripts (chosen: they may still be learned from).</summary>
    private static readonly TimeSpan Young = TimeSpan.FromDays(LimitSettings.LeastDays);

    /// <param name="all">In any order.</param>
    /// <param name="size">Current size of the database, in bytes.</param>
    public static IReadOnlyList<long> Choose(IReadOnlyList<TrimmableTranscript> all, LimitSettings limits, long size, DateTimeOffset now)
    {
        var tooLarge = limits.Megabytes is { } most ? size - most * 1_000_000L : 0;
        var shed = new List<long>();
        foreach (var one in all.OrderBy(t => t.Ended).ThenBy(t => t.Id))
        {
            var isOld = limits.SessionDays is { } days && one.Ended < now - TimeSpan.FromDays(days);
            if (!isOld && (tooLarge <= 0 || one.Ended > now - Young))
                continue;
            shed.Add(one.Id);
            tooLarge -= one.Bytes;
        }
        return shed;
    }
}
