using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

/// <summary>Opens the page on which a person sees and controls the memory. Its server starts on demand and stops when idle.</summary>
internal static class WebCommand
{
    public const string Name = "web";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(20); // chosen: many times what a start takes

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on. Default: a free one." };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address instead of opening it; it works once." };
        var command = new ExampledCommand(Name, "Open the memory in your browser.", "totalmemory web", "totalmemory web --no-browser")
        {
            port,
            noBrowser,
        };
        command.SetAction(parsed => Run(Context.Home, parsed.GetValue(port), parsed.GetValue(noBrowser)));
        return command;
    }

    private static int Run(MemoryHome home, int port, bool noBrowser)
    {
        if (port is < 0 or > 65535)
            throw new CommandException("--port must be between 1 and 65535.");
        var access = new WebAccess(home, TimeProvider.System);
        if (access.Port is not { } listening)
            listening = Start(home, access, port);
        else if (port != 0 && port != listening)
            Output.Line($"The page is already open at port {listening}.");
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{listening}/open?token={access.Invite()}");
        if (noBrowser || !Browser.Open(address))
            Output.Line($"Open this address within two minutes; it works once: {Output.Safe(address)}");
        else
            Output.Line("The page is open in your browser. Its server stops 15 minutes after you last used it.");
        return 0;
    }

    private static int Start(MemoryHome home, WebAccess access, int port)
    {
        var program = home.Executable("totalmemory");
        if (!File.Exists(program))
            throw new CommandException(Install.ProgramPackage.Missing(program));
        string[] given = port == 0 ? [] : [port.ToString(CultureInfo.InvariantCulture)];
        WorkerStarter.Start(program, home, [Name, StartedProgram.Serve, .. given]);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartsWithin; Task.Delay(50).Wait())
            if (access.Port is { } listening)
                return listening;
        throw new CommandException($"The page's server did not start. Its log says why: {Path.Combine(home.Logs, "web.log")}");
    }
}
