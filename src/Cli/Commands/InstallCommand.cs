using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class InstallCommand
{
    public static Command Create()
    {
        var trust = new Option<bool>("--trust-codex-hooks") { Description = "Let Codex run our hooks. Without it you are asked." };
        var noImport = new Option<bool>("--no-import") { Description = "Do not learn from existing transcripts." };
        var service = new Option<bool>("--service")
        {
            Description = "Also run the worker when you log in (systemd --user, launchd, Task Scheduler).",
        };
        var client = new Option<string[]>("--client")
        {
            Description = "Only register with this client (repeatable): " + string.Join(", ", OtherClients.Names) + ".",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new ExampledCommand(
            "install",
            "Register with Claude Code and Codex, and learn from existing sessions. Safe to repeat.",
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

    private static IEnumerable<string> StepsFor(string name, MemoryHome home, bool trust) =>
        name switch
        {
            "claude" => new ClaudeInstall(home).Install(),
            "codex" => new CodexInstall(home).Install(trust ? true : null, AskForTrust),
            "continue" => new ContinueInstall(home).Install(),
            "aider" => throw new CommandException(
                "Aider has neither MCP nor hooks. Give it the memory as a file: totalmemory briefing > FILE, then aider --read FILE."
            ),
            _ => OtherClients.Named(name).Install(home),
        };

    private static void Require(MemoryHome home)
    {
        foreach (var name in (string[])[OwnCommand.Hook, "totalmemory-worker", OwnCommand.Server])
            if (!File.Exists(home.Executable(name)))
                throw new CommandException($"{home.Executable(name)} is missing. Run install/install.sh from the source folder first.");
    }

    private static int Run(bool trust, bool noImport, bool service)
    {
        var home = Context.Home;
        Require(home);
        Context.Open(); // Report trouble with the memory before registering anything.
        var isRegistered = Register(home, trust);
        Output.Line(Output.Safe(PathLink.Create(home)));
        if (service)
            Output.Line(Output.Safe(BackgroundService.Register(home)));
        var isImported = noImport || ImportCommand.Run([], json: false) == 0;
        WorkerStarter.StartIfNoneRuns(home);
        Output.Line("");
        Output.Line(Output.Safe(Next()));
        return isRegistered && isImported ? 0 : 1;
    }

    private static bool Register(MemoryHome home, bool trust)
    {
        var claude = new ClaudeInstall(home);
        var codex = new CodexInstall(home);
        if (!claude.IsPresent && !codex.IsPresent)
            Output.Line("Neither Claude Code nor Codex was found. Install one, then run [bold]totalmemory install[/] again.");
        var ok = !claude.IsPresent || Show(() => claude.Install());
        ok &= !codex.IsPresent || Show(() => codex.Install(trust ? true : null, AskForTrust));
        var others = OtherClients.All.Where(c => c.IsPresent && !c.IsRegistered(home)).Select(c => c.Name).ToList();
        if (others.Count > 0)
        {
            var options = string.Concat(others.Select(o => $" --client {o}"));
            Output.Line($"Also found: {string.Join(", ", others)}. To register: [bold]totalmemory install{options}[/]");
        }
        return ok;
    }

    private static string Next()
    {
        var memory = Context.Open();
        var latest = memory.Projects.All().FirstOrDefault(p => p.Root.Length > 0);
        return latest is not null && memory.Briefings.Preview(latest).Length > 0
            ? $"Done. See what the next session in {latest.Name} starts with: totalmemory briefing --project {latest.Name}"
            : "Done. Nothing is remembered yet; your next session begins to fill it.";
    }

    /// <summary>Shows one client's steps; trouble there is reported and does not stop the others.</summary>
    public static bool Show(Func<IEnumerable<string>> steps)
    {
        try
        {
            foreach (var line in steps())
                Output.Line(Output.Safe(line));
            return true;
        }
        catch (CommandException e)
        {
            Output.Error(e.Message);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Output.Error($"{Failure.Of(e)}.");
            return false;
        }
    }

    private static bool AskForTrust(int hooks)
    {
        if (!Question.CanAsk)
            return false;
        Output.Line($"Codex runs a hook only if you trust it. These {hooks} note what happens and remind; they never change a call.");
        Output.Line("  y: trust them now, as /hooks in Codex would");
        Output.Line("  n: leave them; Codex sessions are not remembered until you trust them with /hooks in Codex");
        return Question.Ask("Trust TotalMemory's hooks in Codex?");
    }
}
