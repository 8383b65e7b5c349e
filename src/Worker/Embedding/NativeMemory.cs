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

    private const int MostHeaps = -8; // specified: M_ARENA_MAX in glibc's malloc.h

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallocOption(int option, int value);
}
