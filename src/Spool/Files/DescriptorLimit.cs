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

    /// <summary>
    /// Of a process that is not this one, the soft limit: its runtime has raised it to the hard one, unless somebody lowered it since. Of
    /// this one, the hard limit. Null if unknown.
    /// </summary>
    public static long? Read(string process = "self", string processes = "/proc")
    {
        try
        {
            var line = File.ReadLines(Path.Combine(processes, process, "limits"))
                .FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
            var which = process == "self" ? 1 : 0;
            var value = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(which);
            return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
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
