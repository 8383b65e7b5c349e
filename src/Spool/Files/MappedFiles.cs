using System.Globalization;
using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>Code and other pages of files that a program has in memory and can read again.</summary>
public static partial class MappedFiles
{
    private const int DoNotNeedAdvice = 4; // published: Linux's MADV_DONTNEED
    private const int PageOutAdvice = 21; // published: Linux's MADV_PAGEOUT

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
    /// Leaves code and other unchanged pages of files to the system's cache; who needs them gets them back from there (madvise(2),
    /// MADV_DONTNEED). Only where nothing was changed in memory: that would be lost.
    /// </summary>
    public static void LeaveToCache()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            foreach (var (from, length) in Unchanged(File.ReadLines("/proc/self/smaps")))
                _ = Advise(from, length, DoNotNeedAdvice);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // Not mounted, or closed to us.
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException) { } // Another C library.
    }

    /// <summary>
    /// Addresses and bytes of what is mapped from files, cannot be written and is as it is in the file, from lines of proc(5)'s smaps.
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

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint from, nuint length, int advice);
}

/// <summary>Where a mapping begins, and its length in bytes.</summary>
internal readonly record struct MemoryRange(nuint From, nuint Length);
