using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TotalMemory;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Web.Serving;

// totalmemory-web [PORT]: the page a person opens. 'totalmemory web' starts it and opens the browser; it leaves when it is idle.
var home = MemoryHome.Resolve();
var log = new CappedLog(WebServer.LogOf(home), TimeProvider.System);
var end = new TaskCompletionSource();

// A closed terminal is no reason to leave; the others are.
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, s => s.Cancel = true);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
try
{
    var port = args is [var given] && int.TryParse(given, CultureInfo.InvariantCulture, out var number) ? number : 0;
    var memory = new MemoryServices(home, TimeProvider.System);
    memory.ProjectChanges.RepairOnce();
    await using var server = await WebServer.StartAsync(home, memory, TimeProvider.System, port, () => end.TrySetResult());
    if (server is null)
        return 0;
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
