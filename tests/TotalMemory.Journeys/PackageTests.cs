using System.Diagnostics;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>The packages on a machine with no SDK, no compiler and no git: from one command to a briefing, and out again.</summary>
public sealed class PackageTests(Installed installed)
{
    private const string Correction = "From now on never use npm in this project, always use dotnet.";

    [Fact]
    public async Task One_command_of_npm_leads_to_a_briefing_and_uninstalling_leaves_nothing()
    {
        installed.Require();
        await using var machine = new BareMachine();
        Assert.SkipUnless(machine.Has("npm"), "npm is not installed here.");
        var release = await Release.MadeAsync(installed.UserHome);
        var project = Session(machine);
        var watch = Stopwatch.StartNew();
        // Offline, npm cannot look for the packages of other platforms, and goes on without them.
        var prefix = Path.Combine(machine.Home, "npm");
        var added = await machine.RunAsync("npm", "install", "-g", "--offline", "--prefix", prefix, release.Platform, release.Launcher);
        Assert.True(added.Code == 0, added.Output);
        var (code, output) = await machine.RunAsync(Path.Combine(prefix, "bin", "totalmemory"), "install");
        Assert.True(code == 0, output);
        Assert.True(output.Contains("never use npm in this project", StringComparison.Ordinal), output);
        TestContext.Current.SendDiagnosticMessage($"from npm to the first briefing: {watch.Elapsed.TotalSeconds:0.0} s");

        await SessionStartsWithTheBriefing(machine, project);
        await TheServerAnswers(machine, project);
        Assert.Contains("hook", File.ReadAllText(Path.Combine(machine.Home, ".claude", "settings.json")));

        var removed = await machine.RunAsync(machine.Program("totalmemory"), "uninstall", "--purge", "--yes");
        Assert.True(removed.Code == 0, removed.Output);
        Assert.False(Directory.Exists(machine.Memory), string.Join('\n', Left(machine.Memory)));
        Assert.False(File.Exists(Path.Combine(machine.Home, ".claude", "settings.json")));
        Assert.False(File.Exists(Path.Combine(machine.Home, ".local", "bin", "totalmemory")));
    }

    [Fact]
    public async Task An_archive_is_fetched_checked_and_installed_and_a_wrong_sum_is_refused()
    {
        installed.Require();
        await using var machine = new BareMachine();
        var release = await Release.MadeAsync(installed.UserHome);
        Directory.CreateDirectory(Path.Combine(machine.Home, ".claude"));
        await using var server = new FileServer(Release.Folder);
        var sums = File.ReadAllText(Path.Combine(Release.Folder, "SHA256SUMS"));
        var name = Path.GetFileName(release.Archive);

        server.Instead["SHA256SUMS"] = System.Text.Encoding.ASCII.GetBytes(
            string.Concat(
                sums.Split('\n').Where(l => l.EndsWith(name, StringComparison.Ordinal)).Select(l => $"{new string('0', 64)}{l[64..]}\n")
            )
        );
        var refused = await Get(machine, server);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("SHA-256 differs", refused.Output);
        Assert.False(Directory.Exists(machine.Memory));

        server.Instead.Clear();
        var (code, output) = await Get(machine, server);
        Assert.True(code == 0, output);
        Assert.Contains(server.Asked, a => a.EndsWith(machine.Has("xz") ? ".tar.xz" : ".tar.gz", StringComparison.Ordinal));
        Assert.True(File.Exists(machine.Program("totalmemory-mcp")));
        var version = await machine.RunAsync(machine.Program("totalmemory"), "version");
        Assert.StartsWith("TotalMemory ", version.Output);

        // The same package again: an upgrade in place, by the same way.
        var upgraded = await machine.RunAsync(machine.Program("totalmemory"), "upgrade", server.Address);
        Assert.True(upgraded.Code == 0, upgraded.Output);
        Assert.Contains("Now: TotalMemory", upgraded.Output);
        Assert.True(WorkerLock.IsHeld(new MemoryHome(machine.Memory)));
    }

    [Fact]
    public async Task The_tool_of_the_sdk_brings_the_same_programs_and_installs_them()
    {
        installed.Require();
        await using var machine = new BareMachine();
        await Release.MadeAsync(installed.UserHome);
        var project = Session(machine);
        var tools = Path.Combine(machine.Home, "tools");
        var (code, output) = await Shell.RunAsync(
            "dotnet",
            ["tool", "install", "totalmemory", "--prerelease", "--tool-path", tools, "--source", Release.Folder],
            machine.Home,
            Shell.Environment(machine.Home)
        );
        Assert.True(code == 0, output);

        var placed = await machine.RunAsync(Path.Combine(tools, "totalmemory"), "install");
        Assert.True(placed.Code == 0, placed.Output);
        await SessionStartsWithTheBriefing(machine, project);
    }

    [Fact]
    public async Task An_upgrade_during_a_session_loses_no_event_and_shows_no_error()
    {
        installed.Require();
        await using var machine = new BareMachine();
        var release = await Release.MadeAsync(installed.UserHome);
        var unpacked = await release.UnpackAsync(Path.Combine(machine.Home, "unpacked"));
        Directory.CreateDirectory(Path.Combine(machine.Home, ".claude"));
        var (code, output) = await machine.RunAsync(Path.Combine(unpacked, "totalmemory"), "install", "--no-import");
        Assert.True(code == 0, output);
        var project = Directory.CreateDirectory(Path.Combine(machine.Home, "work", "shop")).FullName;
        await using var client = await ServerProcess.ConnectAsync(machine.Program("totalmemory-mcp"), project, machine.Environment());
        Assert.Contains("#", await ServerProcess.CallAsync(client, "memory_save", new() { ["content"] = "The parser wants UTF-8." }));

        using var ended = new CancellationTokenSource();
        var session = Task.Run(() => Prompts(machine, project, ended.Token));
        var upgrade = await machine.RunAsync(machine.Program("totalmemory"), "upgrade", release.Archive);
        await ended.CancelAsync();
        var posted = await session;
        Assert.True(upgrade.Code == 0, upgrade.Output);

        Assert.Contains("UTF-8", await ServerProcess.CallAsync(client, "memory_recall", new() { ["query"] = "parser" }));
        var home = new MemoryHome(machine.Memory);
        await Shell.UntilDrainedAsync(home);
        await Installed.StopWorkerAsync(home);
        using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={home.Database}");
        database.Open();
        using var count = database.CreateCommand();
        count.CommandText = "SELECT count(DISTINCT text) FROM turn WHERE kind = 'prompt'";
        Assert.Equal((long)posted, count.ExecuteScalar());
        Assert.Empty(new EventSpool(home).RejectedIds());
    }

    // Prompts one after the other, a few of them after the upgrade; how many.
    private static async Task<int> Prompts(BareMachine machine, string project, CancellationToken ended)
    {
        var (sent, after) = (0, 0);
        while (after < 5)
        {
            var prompt = $"step {++sent} please";
            after += ended.IsCancellationRequested ? 1 : 0;
            var (code, output) = await Shell.RunAsync(
                machine.Program("totalmemory-hook"),
                ["claude", "UserPromptSubmit"],
                project,
                machine.Environment(),
                input: $$"""{"session_id":"s9","cwd":"{{project}}","prompt":"{{prompt}}","hook_event_name":"UserPromptSubmit"}"""
            );
            Assert.Equal((0, ""), (code, output));
        }
        return sent;
    }

    private static Task<(int Code, string Output)> Get(BareMachine machine, FileServer server)
    {
        var environment = machine.Environment();
        environment["TOTALMEMORY_RELEASES"] = server.Address;
        return Shell.RunAsync("/bin/sh", [Path.Combine(Installed.Source, "install", "get.sh")], machine.Home, environment);
    }

    // A session from before: the first thing to be learned from.
    private static string Session(BareMachine machine)
    {
        var project = Directory.CreateDirectory(Path.Combine(machine.Home, "work", "shop")).FullName;
        var transcript = new ClaudeSession("s1", project)
            .User("please build the project")
            .Bash("npm install", "npm ERR! no package.json", exitCode: 1)
            .User(Correction)
            .Bash("dotnet build", "Build succeeded.")
            .Says("Built with dotnet.");
        var folder = Directory.CreateDirectory(Path.Combine(machine.Home, ".claude", "projects", "shop")).FullName;
        File.WriteAllText(Path.Combine(folder, "s1.jsonl"), transcript.Text);
        return project;
    }

    private static async Task SessionStartsWithTheBriefing(BareMachine machine, string project)
    {
        var (code, output) = await Shell.RunAsync(
            machine.Program("totalmemory-hook"),
            ["claude", "SessionStart"],
            project,
            machine.Environment(),
            input: $$"""{"session_id":"s2","cwd":"{{project}}","hook_event_name":"SessionStart","source":"startup"}"""
        );
        Assert.Equal(0, code);
        Assert.Contains("never use npm in this project", output);
    }

    private static async Task TheServerAnswers(BareMachine machine, string project)
    {
        await using var client = await ServerProcess.ConnectAsync(machine.Program("totalmemory-mcp"), project, machine.Environment());
        var found = await ServerProcess.CallAsync(client, "memory_recall", new() { ["query"] = "npm or dotnet" });
        Assert.Contains("never use npm in this project", found);
    }

    private static IEnumerable<string> Left(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories) : [];
}
