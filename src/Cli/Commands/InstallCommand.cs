using System.CommandLine;
using Spectre.Console;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Commands;

internal static class InstallCommand
{
    public static Command Create()
    {
        var trust = new Option<bool>("--trust-codex-hooks")
        {
            Description = "Let Codex run our hooks without asking again. Without it you are asked, or told how.",
        };
        var noImport = new Option<bool>("--no-import") { Description = "Do not learn from the transcripts that exist." };
        var service = new Option<bool>("--service")
        {
            Description = "Also run the worker as a service of your session (systemd --user, launchd, Task Scheduler).",
        };
        var client = new Option<string[]>("--client")
        {
            Description = "Register in this client instead: " + string.Join(", ", OtherClients.Names) + ". May be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new ExampledCommand(
            "install",
            "Register hooks and MCP server in Claude Code and Codex, and learn from existing sessions. Repeating it changes nothing.",
            "totalmemory install",
            "totalmemory install --trust-codex-hooks --no-import",
            "totalmemory install --client cursor --client gemini-cli"
        )
        {
            client,
            trust,
            noImport,
            service,
        };
        command.SetAction(parsed =>
            parsed.GetValue(client) is { Length: > 0 } named
                ? RunFor(named, parsed.GetValue(trust))
                : Run(parsed.GetValue(trust), parsed.GetValue(noImport), parsed.GetValue(service))
        );
        return command;
    }

    private static int RunFor(IReadOnlyList<string> clients, bool trust)
    {
        var home = Context.Home;
        Require(home);
        Context.Open();
        var ok = true;
        foreach (var name in clients.Distinct(StringComparer.OrdinalIgnoreCase))
            ok &= Show(() => StepsFor(name.ToLowerInvariant(), home, trust));
        return ok ? 0 : 1;
    }

    private static IEnumerable<string> StepsFor(string name, Spool.MemoryHome home, bool trust) =>
        name switch
        {
            "claude" => new ClaudeInstall(home).Install(),
            "codex" => new CodexInstall(home).Install(trust ? true : null, AskForTrust),
            "continue" => new ContinueInstall(home).Install(),
            "aider" => throw new CommandException(
                "Aider speaks no MCP and has no hooks, so nothing can be registered there. What it can read is a file: aider --read FILE, with what 'totalmemory briefing > FILE' prints."
            ),
            _ => OtherClients.Named(name).Install(home),
        };

    private static void Require(Spool.MemoryHome home)
    {
        foreach (var name in (string[])["totalmemory-hook", "totalmemory-worker", "totalmemory-mcp"])
            if (!File.Exists(home.Executable(name)))
                throw new CommandException(
                    $"{home.Executable(name)} is missing. Run install/install.sh from the source folder; it builds and places it."
                );
    }

    private static int Run(bool trust, bool noImport, bool service)
    {
        var home = Context.Home;
        Require(home);
        Context.Open(); // Trouble with the memory is said before anything is registered.
        var claude = new ClaudeInstall(home);
        var codex = new CodexInstall(home);
        if (!claude.IsPresent && !codex.IsPresent)
            Output.Line("Neither Claude Code nor Codex was found. Install one of them and run [bold]totalmemory install[/] again.");
        var failed = false;
        if (claude.IsPresent)
            failed |= !Show(() => claude.Install());
        if (codex.IsPresent)
            failed |= !Show(() => codex.Install(trust ? true : null, AskForTrust));
        if (OtherClients.All.Where(c => c.IsPresent && !c.IsRegistered(home)).Select(c => c.Name).ToList() is { Count: > 0 } others)
            Output.Line(
                $"Also found: {string.Join(", ", others)}. They can recall, too: [bold]totalmemory install{string.Concat(others.Select(o => $" --client {o}"))}[/]"
            );
        Output.Line(Output.Safe(PathLink.Create(home)));
        if (service)
            Output.Line(Output.Safe(BackgroundService.Register(home)));
        if (!noImport)
            failed |= ImportCommand.Run([], json: false) != 0;

        var memory = Context.Open();
        var briefing = memory.Briefings.Preview(
            memory.Projects.All().FirstOrDefault(p => p.Root.Length > 0) ?? memory.Projects.OfFolder(Environment.CurrentDirectory)
        );
        if (briefing.Length > 0)
        {
            Output.Line("\nThe next session of your latest project starts with this:\n");
            Output.Text(briefing);
        }
        else
            Output.Line("\nNothing is remembered yet; the first session fills it. Nothing else to do.");
        return failed ? 1 : 0;
    }

    // Trouble with one client must not keep the other from its memory.
    public static bool Show(Func<IEnumerable<string>> steps)
    {
        try
        {
            foreach (var line in steps())
                Output.Line(Output.Safe(line));
            return true;
        }
        catch (Exception e) when (e is CommandException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("totalmemory: " + e.Message);
            return false;
        }
    }

    private static bool AskForTrust() =>
        !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && AnsiConsole.Confirm("Codex asks once before it runs a hook. Trust TotalMemory's hooks now?", defaultValue: false);
}
