using System.Globalization;
using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Doctor;

/// <summary>This machine's time, compared with the dates of what is remembered.</summary>
internal sealed class ClockCheck(MemoryHome home, TimeProvider time) : ICheck
{
    /// <summary>Chosen: above the difference of two machines' clocks.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    public string Name => "clock";

    public IEnumerable<JsonCheck> Run()
    {
        var now = time.GetUtcNow();
        try
        {
            return [Judge(new MemoryServices(home, time).Knowledge.CountDated(now + Tolerance), now)];
        }
        catch (Exception e) when (e is MemoryStoreException or SqliteException)
        {
            return []; // The check of the memory says why.
        }
    }

    /// <summary>A few records from the future come from a clock that was ahead once; if most are, this clock is behind.</summary>
    private JsonCheck Judge(DatedCounts dated, DateTimeOffset now)
    {
        var at = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        if (dated.Later == 0)
            return new(Name, true, $"it is {at}, and nothing remembered is dated later", null);
        var later = $"{dated.Later} of {Counted.Format(dated.All, "record")}";
        return dated.Later * 2 > dated.All
            ? new(
                Name,
                false,
                $"it says {at}, but {later} are dated later, so it is behind",
                "set it (Linux: sudo timedatectl set-ntp true); nothing is lost meanwhile"
            )
            : new(Name, true, $"it is {at}; {later} were dated later by a clock that was ahead, and are kept", null);
    }
}
