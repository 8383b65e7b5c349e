using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TotalMemory.Worker;

/// <summary>Lets the worker outlive the session that started it, and lowers its priority below the user's own programs.</summary>
internal static partial class Detachment
{
    public static void LeaveSession()
    {
        // Fails harmlessly if this process already leads a session (as a service or in a terminal).
        if (!OperatingSystem.IsWindows())
            _ = SetSid();
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (System.ComponentModel.Win32Exception) { } // Not allowed here; the worker keeps the priority it was given.
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSid();
}
