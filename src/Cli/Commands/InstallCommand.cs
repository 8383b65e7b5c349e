using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Commands;

internal static class InstallCommand
{
    /// <summary>Newest sessions to read while the person waits (chosen: seconds); the worker reads the others.</summary>
    private const int FirstSessions = 200;

    private const int Examples = 3; // chosen: enough to see what is meant
    private const int LongestExample = 110; // chosen: one line

    public static Command Create()
    {
        var trust = Flag("--trust-codex-hooks", "Let Codex run TotalMemory's hooks. Without it you are asked.");
        var noImport = Flag("--no-import", "Do not learn from existing transcripts.");
        var service = Flag("--service", "Also run the worker when you log in (systemd --user, launchd, Task Scheduler).");
        var programs = Flag(
            "--programs",
            "Only copy the programs and learn from existing sessions; for clients that register through a plugin."
        );
        var statusLine = Flag("--status-line", "Show what is remembered in Claude Code's status line.");
        var client = ClientOption();
        var command = new ExampledCommand(
            "install",
            $"Register with {Clients.Titles()}, and learn from existing sessions. Safe to repeat.",
            "totalmemory install",
            "totalmemory install --trust-codex-hooks --no-import",
            "totalmemory install --client cursor --client gemini-cli"
        )
        {
            client,
            trust,
            noImport,
            service,
            programs,
            statusLine,
        };
        command.SetAction(parsed =>
        {
            var wishes = new InstallChoices(parsed.GetValue(trust), parsed.GetValue(statusLine));
            return parsed.GetValue(client) is { Length: > 0 } named
                ? RunFor(named, wishes)
                : Run(
                    () => parsed.GetValue(programs) || Register(Context.Home, wishes),
                    parsed.GetValue(noImport),
                    parsed.GetValue(service)
                );
        });
        return command;
    }

    private static Option<string[]> ClientOption() =>
        new("--client")
        {
            Description = "Only register with this client (repeatable): " + string.Join(", ", InstallableClients.Names(Context.Home)) + ".",
            AllowMultipleArgumentsPerToken = true,
        };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static int RunFor(IReadOnlyList<string> clients, InstallChoices wishes)
    {
        var home = Context.Home;
        // A name that is none is said before anything is done.
        var chosen = clients.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => InstallableClients.Named(name, home)).ToList();
        PlacePrograms(home);
        Require(home);
        Context.Open();
        var ok = true;
        foreach (var client in chosen)
            ok &= Show(() => client.Install(wishes));
        return ok ? 0 : 1;
    }

    // Run from an unpacked package, this installs that package; run from the home's own bin, there is nothing to copy.
    private static void PlacePrograms(MemoryHome home)
    {
        var package = ProgramPackage.OfThisProgram;
        if (!package.IsComplete || package.IsInstalledIn(home))
            return;
        var isUpgrade = new DirectoryInfo(home.Bin).LinkTarget is null && new ProgramPackage(home.Bin).IsComplete;
        if (isUpgrade && new ProgramUpgrade(home).Run(package) is { } backup)
            Output.Line(Output.Safe($"Programs: replaced in {home.Bin}; the memory from before: {backup}"));
        if (isUpgrade)
            return;
        WorkerCommand.Stop(home);
        var placement = new ProgramReplacement(home);
        placement.Place(package);
        placement.Finish();
        Output.Line(Output.Safe($"Programs: {home.Bin}"));
    }

    private static void Require(MemoryHome home)
    {
        foreach (var name in (string[])[OwnCommand.Hook, "totalmemory-worker", OwnCommand.Server])
            if (!File.Exists(home.Executable(name)))
                throw new CommandException($"{home.Executable(name)} is missing: {ProgramPackage.ReinstallAdvice}");
    }

    private static int Run(Func<bool> register, bool noImport, bool service)
    {
        var home = Context.Home;
        PlacePrograms(home);
        Require(home);
        Context.Open(); // Report trouble with the memory before registering anything.
        var isRegistered = register();
        Output.Line(Output.Safe(PathLink.Create(home)));
        if (service)
            Output.Line(Output.Safe(BackgroundService.Register(home)));
        var isImported = noImport || ImportCommand.Run([], json: false, newest: FirstSessions) == 0;
        WorkerStarter.StartIfNoneRuns(home);
        Output.Line("");
        Finish();
        return isRegistered && isImported ? 0 : 1;
    }

    private static bool Register(MemoryHome home, InstallChoices wishes)
    {
        var clients = InstallableClients.All(home).ToLookup(c => c.IsUsual);
        var present = clients[true].Where(c => c.IsPresent).ToList();
        if (present.Count == 0)
            Output.Line(
                $"Neither {string.Join(" nor ", clients[true].Select(c => c.Title))} was found. Install one, then run "
                    + "[bold]totalmemory install[/] again."
            );
        var ok = true;
        foreach (var client in present)
            ok &= Show(() => client.Install(wishes));
        var others = clients[false].Where(c => c.IsPresent && !c.IsRegistered).Select(c => c.Name).ToList();
        if (others.Count > 0)
        {
            var options = string.Concat(others.Select(o => $" --client {o}"));
            Output.Line($"Also found: {string.Join(", ", others)}. To register: [bold]totalmemory install{options}[/]");
        }
        return ok;
    }

    // Tells the person what was learned and how to see more.
    private static void Finish()
    {
        var memory = Context.Open();
        var latest = memory.Projects.All().FirstOrDefault(p => p.Root.Length > 0);
        var briefing = latest is null ? "" : memory.Briefings.Preview(latest);
        var said = briefing.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).ToList();
        var counts = memory.Knowledge.Count();
        Output.Line(Output.Safe(Result(latest?.Name, said.Count, counts.Sessions)));
        foreach (var line in said.Take(Examples))
            Output.Line("  " + Output.Shorten(line, LongestExample));
        if (said.Count > 0)
            Output.Line(Output.Safe($"All of it: totalmemory briefing --project {latest!.Name}"));
        if (counts.Waiting > 0)
            Output.Line(WaitingRules.Describe(counts.Waiting));
    }

    /// <summary>The sentence before the examples. Pure.</summary>
    /// <param name="project">The latest one.</param>
    /// <param name="said">Number of lines its next session starts with.</param>
    internal static string Result(string? project, int said, long sessions)
    {
        if (sessions == 0 && said == 0) // A person may have saved something before the first session.
            return "Done. The memory is still empty; your next session starts to fill it.";
        if (said == 0)
            return "Done. What was learned can be searched; none of it is sure enough to be told unasked yet. See it: totalmemory web";
        var more = said > Examples ? ", among other things" : "";
        return $"Done. The next session in {project} starts with this{more}:";
    }

    /// <summary>Prints one client's steps; an error there is reported and does not stop the others.</summary>
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
            Output.Error($"{FileErrorText.Describe(e)}.");
            return false;
        }
    }
}
