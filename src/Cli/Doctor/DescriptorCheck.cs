using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>How many files this user's processes may open, and how near to it the worker is. Linux says so; elsewhere nothing is said.</summary>
internal sealed class DescriptorCheck(MemoryHome home, string processes = "/proc") : ICheck
{
    /// <summary>The runtime, the database and the encoder hold about 90 (measured with ls /proc/PID/fd).</summary>
    private const long Enough = 128;

    public string Name => "open files";

    public IEnumerable<JsonCheck> Run()
    {
        var process = WorkerLock.Holder(home) is { } pid ? pid.ToString(CultureInfo.InvariantCulture) : "self";
        if (Limit(Path.Combine(processes, process, "limits")) is not { } limit)
            return [];
        var open = Directory.GetFileSystemEntries(Path.Combine(processes, process, "fd")).Length;
        var whose = process == "self" ? "a process of yours" : "the worker";
        return
        [
            limit >= Enough && open < limit * 9 / 10
                ? new(Name, true, $"{whose} has {open} open and may have {limit}", null)
                : new(
                    Name,
                    false,
                    $"{whose} has {open} open and may have only {limit}",
                    "raise the limit: ulimit -n 1024, or LimitNOFILE of the service"
                ),
        ];
    }

    private static long? Limit(string file)
    {
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var hard = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1);
        return long.TryParse(hard, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
