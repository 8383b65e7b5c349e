using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web;

/// <summary>
/// <c>totalmemory web --serve [PORT]</c>: the page a person opens. 'totalmemory web' starts it and opens the browser; it leaves when it is
/// idle.
/// </summary>
public static class PageProgram
{
    /// <summary>Serves until nobody has used the page for a while, or it is told to leave.</summary>
    /// <returns>The exit code: 1 when the page cannot be served, and the log says why.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (MemoryHome.TryResolve() is not { } home)
            return 1; // Who starts it has said why.
        var log = new CappedLog(WebServer.LogOf(home), TimeProvider.System);
        var end = new TaskCompletionSource();

        // Closing the terminal does not stop the server; the other signals do.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, s => s.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        try
        {
            var port = args is [var given] && int.TryParse(given, CultureInfo.InvariantCulture, out var number) ? number : 0;
            var memory = new MemoryServices(home, TimeProvider.System);
            memory.ProjectChanges.RepairOnce();
            await using var server = await WebServer.StartAsync(home, memory, TimeProvider.System, port, () => end.TrySetResult());
            if (server is not null)
                await end.Task;
            return 0;
        }
        catch (Exception e) when (e is MemoryStoreException or IOException or SocketException or UnauthorizedAccessException)
        {
            log.Write(e.Message);
            return 1;
        }

        void Leave(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }
}
