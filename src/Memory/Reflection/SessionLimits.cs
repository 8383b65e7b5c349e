using System.Globalization;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>Applies the person's limits (<c>totalmemory limits</c>), as part of the nightly work.</summary>
public sealed class SessionLimits(Database database, MemoryHome home, TimeProvider time)
{
    /// <summary>
    /// Returns the number of trimmed transcripts. One per transaction, so that saves can run in between.
    /// </summary>
    public int Apply()
    {
        if (
            UserSettings.Load(home).Limits is not { } limits
            || limits is { SessionDays: null, Megabytes: null }
            || database.ReadOnly is not null
        )
            return 0;
        List<TrimmableTranscript> all;
        using (var c = database.Open())
            all = c.Trimming.All();
        var shed = TranscriptTrimming.Choose(all, limits, Size(), time.GetUtcNow());
        database.WriteEach(shed, (c, transcript) => c.Trimming.Trim(transcript));
        return shed.Count;
    }

    /// <summary>The limits and the current size, in words.</summary>
    public string Describe()
    {
        var limits = UserSettings.Load(home).Limits ?? new LimitSettings();
        var days = limits.SessionDays is { } many ? $"for {Counted.Format(many, "day")}" : "without a time limit";
        var size = limits.Megabytes is { } most ? $"{Megabytes(Size())} of {most} MB" : $"{Megabytes(Size())} MB, without a limit";
        var over = limits.Megabytes is { } limit && Size() > limit * 1_000_000L ? "; the rest is what was learned and the last week" : "";
        return $"what agents and programs said is kept {days}; the database has {size}{over}";
    }

    private long Size() => new FileInfo(home.Database) is { Exists: true } file ? file.Length : 0;

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture);
}
