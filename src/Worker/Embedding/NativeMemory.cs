using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace TotalMemory.Worker.Embedding;

/// <summary>Memory that nobody needs any more and that the runtime or the C library keep for later.</summary>
internal static partial class NativeMemory
{
    /// <summary>Returns all of it, the managed heap's and that of waiting database connections, too: after work that will not come again soon.</summary>
    public static void GiveBackAll()
    {
        SqliteConnection.ClearAllPools(); // Each keeps its pages; those in use are not touched.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBack();
    }

    /// <summary>Returns to the system what the C library keeps, where it knows how (glibc).</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux()) return;
        try { _ = MallocTrim(0); }
        catch (EntryPointNotFoundException) { } // Another C library.
        catch (DllNotFoundException) { }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);
}
