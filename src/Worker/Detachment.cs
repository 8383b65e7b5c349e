using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TotalMemory.Worker;

/// <summary>The worker outlives the session that started it and steps back behind the user's own programs.</summary>
internal static partial class Detachment
{
    public static void LeaveSession()
    {
        // Fails harmlessly where we lead a session already (a service, a terminal).
        if (!OperatingSystem.IsWindows())
            _ = SetSid();
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (System.ComponentModel.Win32Exception) { } // Not allowed here; then at the priority we were given.
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSid();
}
