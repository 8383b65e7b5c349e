using System.Globalization;

namespace TotalMemory.Spool.Files;

/// <summary>How many files a process may have open at most; Linux says so.</summary>
public static class DescriptorLimit
{
    /// <summary>
    /// The worker has about 200 open: two per library of the runtime, and its database (measured with ls /proc/PID/fd).
    /// </summary>
    public const long Needed = 256;

    private const string Name = "Max open files";

    /// <summary>The hard limit, to which the runtime raises the soft one; null if unknown.</summary>
    public static long? Read(string process = "self", string processes = "/proc")
    {
        try
        {
            var line = File.ReadLines(Path.Combine(processes, process, "limits"))
                .FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
            var hard = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1);
            return long.TryParse(hard, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
