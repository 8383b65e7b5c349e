using System.Runtime.InteropServices;
using TotalMemory.Storage;

namespace TotalMemory.Worker.Embedding;

/// <summary>Memory that nobody needs any more and that the runtime or the C library keep for later.</summary>
internal static partial class NativeMemory
{
    /// <summary>
    /// Returns all of it, the managed heap's and that of waiting database connections, too: after work that will not come again soon.
    /// </summary>
    public static void GiveBackAll()
    {
        MemoryConnection.CloseIdle(); // Each keeps its pages; those in use are not touched.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBack();
    }

    /// <summary>Returns to the system what the C library keeps, where it knows how (glibc).</summary>
    public static void GiveBack() => AskLibrary(() => MallocTrim(0));

    /// <summary>
    /// Lets all threads share one heap of the C library, where it knows how (glibc's mallopt(3), M_ARENA_MAX). By default every thread gets
    /// its own, up to eight a core, and each keeps what it freed.
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

    private const int MostHeaps = -8;

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallocOption(int option, int value);
}
