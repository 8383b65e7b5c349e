using System.Globalization;
using System.Runtime.InteropServices;
using TotalMemory.Storage;

namespace TotalMemory.Worker.Embedding;

/// <summary>Returns unused memory that the runtime or the C library would keep for later.</summary>
internal static partial class NativeMemory
{
    /// <summary>
    /// Returns all unused memory, including the managed heap's and that of idle database connections; for use after work that will not be
    /// repeated soon.
    /// </summary>
    public static void GiveBackAll()
    {
        MemoryConnection.CloseIdle(); // Each idle connection has its own page cache; connections in use are not affected.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBack();
    }

    /// <summary>Returns to the system what the C library keeps, if it supports that (glibc).</summary>
    public static void GiveBack() => AskLibrary(() => MallocTrim(0));

    /// <summary>
    /// Makes all threads share one heap of the C library, if it supports that (glibc's mallopt(3), M_ARENA_MAX). By default threads get
    /// heaps of their own, up to eight per core, and each heap keeps what was freed.
    /// </summary>
    public static void ShareHeap() => AskLibrary(() => MallocOption(MostHeaps, 1));

    private static void AskLibrary(Func<int> call)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = call();
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
    /// Addresses and sizes of the read-only mappings of a file with this name, from the lines of proc(5)'s maps.
    /// </summary>
    internal static IEnumerable<MemoryRange> Pages(string library, IEnumerable<string> maps)
    {
        foreach (var line in maps)
        {
            var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (fields.Length < 6 || fields[1][1] == 'w' || !Path.GetFileName(fields[5]).StartsWith(library, StringComparison.Ordinal))
                continue;
            yield return Range(fields[0]);
        }
    }

    /// <summary>
    /// Releases code and other unchanged file pages to the system's cache; they are loaded from there when needed again (madvise(2),
    /// MADV_DONTNEED). Only for mappings that were not changed in memory, because changes would be lost.
    /// </summary>
    public static void LeaveFilesToCache()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            foreach (var (from, length) in Unchanged(File.ReadLines("/proc/self/smaps")))
                _ = Advise(from, length, DoNotNeedAdvice);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // Not mounted, or not readable.
    }

    /// <summary>
    /// Addresses and sizes of read-only, unchanged file mappings, from the lines of proc(5)'s smaps.
    /// </summary>
    internal static IEnumerable<MemoryRange> Unchanged(IEnumerable<string> smaps)
    {
        MemoryRange? mapped = null;
        foreach (var line in smaps)
        {
            var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (fields[0].EndsWith(':'))
            {
                if (mapped is { } one && fields[0] == "Anonymous:")
                {
                    mapped = null;
                    if (fields[1] == "0")
                        yield return one;
                }
                continue;
            }
            var isFile = fields.Length == 6 && fields[5].StartsWith('/') && !fields[5].EndsWith("(deleted)", StringComparison.Ordinal);
            mapped = isFile && fields[1] is ['r', '-', ..] ? Range(fields[0]) : null;
        }
    }

    private static MemoryRange Range(string addresses)
    {
        var dash = addresses.IndexOf('-', StringComparison.Ordinal);
        var from = nuint.Parse(addresses.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new(from, nuint.Parse(addresses.AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) - from);
    }

    private const int MostHeaps = -8;
    private const int DoNotNeedAdvice = 4;
    private const int PageOutAdvice = 21;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint from, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallocOption(int option, int value);
}

/// <summary>A mapping's start address and its length in bytes.</summary>
internal readonly record struct MemoryRange(nuint From, nuint Length);
