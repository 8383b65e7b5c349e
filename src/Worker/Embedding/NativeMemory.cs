using System.Runtime.InteropServices;

namespace TotalMemory.Worker.Embedding;

/// <summary>Memory that was freed and that the C library keeps for later.</summary>
internal static partial class NativeMemory
{
    /// <summary>Returns it to the system, where the library knows how (glibc).</summary>
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
