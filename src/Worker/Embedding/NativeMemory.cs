using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace TotalMemory.Worker.Embedding;

/// <summary>Memory that nobody needs any more and that the runtime or the C library keep for later.</summary>
internal static partial class NativeMemory
{
    /// <summary>
    /// Returns all of it, the managed heap's and that of waiting database connections, too: after work that will not come again soon.
    /// </summary>
    public static void GiveBackAll()
    {
        SqliteConnection.ClearAllPools(); // Each keeps its pages; those in use are not touched.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBack();
    }

    /// <summary>Returns to the system what the C library keeps, where it knows how (glibc).</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException) { } // Another C library.
        catch (DllNotFoundException) { }
    }

    /// <summary>
    /// Lets the system drop the pages of a loaded library that it can read again from its file: the encoder's code stays mapped after its
    /// session is gone (madvise(2), MADV_PAGEOUT, Linux 5.4; advice, so nothing is lost where it is not followed).
    /// </summary>
    public static void PageOut(string library)
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var (from, length) in Pages(library, File.ReadLines("/proc/self/maps")))
            _ = Advise(from, length, PageOutAdvice);
    }

    /// <summary>
    /// Addresses and bytes of what is mapped from a file of this name and cannot be written, from lines of proc(5)'s maps.
    /// </summary>
    internal static IEnumerable<(nuint From, nuint Length)> Pages(string library, IEnumerable<string> maps)
    {
        foreach (var line in maps)
        {
            var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (fields.Length < 6 || fields[1][1] == 'w' || !Path.GetFileName(fields[5]).StartsWith(library, StringComparison.Ordinal))
                continue;
            var dash = fields[0].IndexOf('-', StringComparison.Ordinal);
            var from = nuint.Parse(fields[0].AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            yield return (from, nuint.Parse(fields[0].AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) - from);
        }
    }

    private const int PageOutAdvice = 21;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint from, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);
}
