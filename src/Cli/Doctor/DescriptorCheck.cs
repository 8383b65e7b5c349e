using System.Globalization;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>
/// How many files this user's processes may open, and how close the worker is to that limit. Linux only.
/// </summary>
internal sealed class DescriptorCheck(MemoryHome home, string processes = "/proc") : ICheck
{
    public string Name => "open files";

    public IEnumerable<JsonCheck> Run()
    {
        var process = WorkerLock.Holder(home) is { } pid ? pid.ToString(CultureInfo.InvariantCulture) : "self";
        if (DescriptorLimit.Read(process, processes) is not { } limit)
            return [];
        var open = Directory.GetFileSystemEntries(Path.Combine(processes, process, "fd")).Length;
        var whose = process == "self" ? "a process of yours" : "the worker";
        return
        [
            limit >= DescriptorLimit.Needed && open < limit * 9 / 10
                ? new(Name, true, $"{whose} has {open} open and may have {limit}", null)
                : new(
                    Name,
                    false,
                    $"{whose} has {open} open and may have only {limit}",
                    "raise the limit: ulimit -n 1024, or LimitNOFILE of the service"
                ),
        ];
    }
}
