using System.CommandLine;
using Spectre.Console;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Commands;

internal static class InstallCommand
{
    public static Command Create()
    {
        var trust = new Option<bool>("--trust-codex-hooks") { Description = "Let Codex run our hooks without asking again. Without it you are asked, or told how." };
        var noImport = new Option<bool>("--no-import") { Description = "Do not learn from the transcripts that exist." };
        var service = new Option<bool>("--service") { Description = "Also run the worker as a service of your session (systemd --user, launchd, Task Scheduler)." };
        var command = new Command("install", "Register hooks and MCP server in Claude Code and Codex, and learn from existing sessions. Repeating it changes nothing.") { trust, noImport, service };
        command.SetAction(parsed => Run(parsed.GetValue(trust), parsed.GetValue(noImport), parsed.GetValue(service)));
        return command;
    }

    private static int Run(bool trust, bool noImport, bool service)
    {
        var home = Context.Home;
        foreach (var name in (string[])["totalmemory-hook", "totalmemory-worker", "totalmemory-mcp"])
            if (!File.Exists(home.Executable(name))) throw new CommandException($"{home.Executable(name)} is missing. Run install/install.sh from the source folder; it builds and places it.");
        Context.Open(); // Trouble with the memory is said before anything is registered.
        var claude = new ClaudeInstall(home);
        var codex = new CodexInstall(home);
        if (!claude.IsPresent && !codex.IsPresent) Output.Line("Neither Claude Code nor Codex was found. Install one of them and run [bold]totalmemory install[/] again.");
        var failed = false;
        if (claude.IsPresent) failed |= !Show(() => claude.Install());
        if (codex.IsPresent) failed |= !Show(() => codex.Install(trust ? true : null, AskForTrust));
        Output.Line(Output.Safe(PathLink.Create(home)));
        if (service) Output.Line(Output.Safe(BackgroundService.Register(home)));
        if (!noImport) failed |= ImportCommand.Run([], json: false) != 0;

        var memory = Context.Open();
        var briefing = memory.Briefings.Preview(memory.Projects.All().FirstOrDefault(p => p.Root.Length > 0) ?? memory.Projects.OfFolder(Environment.CurrentDirectory));
        if (briefing.Length > 0)
        {
            Output.Line("\nThe next session of your latest project starts with this:\n");
            Console.Out.Write(briefing);
        }
        else Output.Line("\nNothing is remembered yet; the first session fills it. Nothing else to do.");
        return failed ? 1 : 0;
    }

    // Trouble with one client must not keep the other from its memory.
    public static bool Show(Func<IEnumerable<string>> steps)
    {
        try
        {
            foreach (var line in steps()) Output.Line(Output.Safe(line));
            return true;
        }
        catch (CommandException e)
        {
            Console.Error.WriteLine("totalmemory: " + e.Message);
            return false;
        }
    }

    private static bool AskForTrust() =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && AnsiConsole.Confirm("Codex asks once before it runs a hook. Trust TotalMemory's hooks now?", defaultValue: false);
}
