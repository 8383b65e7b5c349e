using System.Text.Json;
using TotalMemory.Benchmarks;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Hub;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>Published programs, machines with homes of their own, and a real hub.</summary>
public sealed class HubJourneyTests(Installed installed, PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Lesson = "No. From now on always build with dotnet, never with make.";
    private const string Remote = "git@example.org:me/shop.git";

    private string NewHub()
    {
        installed.Require();
        server.SkipWhenMissing();
        return server.Address(server.NewDatabase());
    }

    [Fact]
    public async Task What_is_taught_on_one_machine_is_in_the_next_briefing_of_the_other()
    {
        var address = NewHub();
        await using var laptop = new Machine(installed);
        await using var desktop = new Machine(installed);
        Assert.Contains("Joined", await laptop.RunAsync("hub", "join", address));
        desktop.Environment["TOTALMEMORY_HUB_CODE"] = (await laptop.RunAsync("hub", "code")).Trim();
        await desktop.RunAsync("hub", "join", address);
        Assert.Equal("", await desktop.StartAsync("d1"));
        await laptop.StartAsync("l1");
        await laptop.TeachAsync("l1", Lesson);
        await Shell.UntilAsync(() => desktop.Briefing.Contains("always build with dotnet", StringComparison.Ordinal), "the other knows");
        Assert.Contains("always build with dotnet", await desktop.StartAsync("d2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_begins_with_what_the_hub_knows_and_leaves_what_it_learned()
    {
        var address = NewHub();
        await using var laptop = new Machine(installed);
        await laptop.RunAsync("hub", "join", address);
        await laptop.StartAsync("l1");
        await laptop.TeachAsync("l1", Lesson);
        await laptop.UntilSentAsync();
        var token = (await laptop.RunAsync("hub", "token")).Trim();
        await using (var container = new Machine(installed))
        {
            container.Environment["TOTALMEMORY_HUB"] = token;
            // However busy this machine is: the client gives the last moment as long as it takes.
            container.Environment["CLAUDE_CODE_SESSIONEND_HOOKS_TIMEOUT_MS"] = "100000";
            Says("always build with dotnet", await container.BeginAsync("c1"));
            await container.TeachAsync("c1", "No. From now on always run the walrus checks before a commit.");
            await container.EndAsync("c1");
        }
        await Shell.UntilAsync(() => laptop.Briefing.Contains("walrus checks", StringComparison.Ordinal), "the laptop knows");
    }

    [Fact]
    public async Task A_container_says_when_the_hub_knew_nothing_or_could_not_be_joined()
    {
        var address = NewHub();
        await using var empty = new Machine(installed);
        empty.Environment["TOTALMEMORY_HUB"] = address;
        Says("which knows nothing of this project yet", await empty.BeginAsync("c1"));
        Assert.DoesNotContain("knows nothing", await empty.StartAsync("c2"), StringComparison.Ordinal);
        await using var locked = new Machine(installed);
        locked.Environment["TOTALMEMORY_HUB"] = address; // There is a vault by now, and no pairing code.
        Says("could not be joined", await locked.BeginAsync("c1"));
        Assert.Contains("pairing code", await locked.RunAsync("status"), StringComparison.Ordinal);
        Assert.DoesNotContain("owner-secret", await locked.RunAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_shared_with_a_colleague_after_a_look_and_taken_back()
    {
        var address = NewHub();
        await using var anna = new Machine(installed);
        await using var ben = new Machine(installed);
        await anna.RunAsync("hub", "join", address);
        var invited = await anna.RunAsync("hub", "invite", "ben");
        ben.Environment["PGPASSWORD"] = invited.Split("once): ")[1].Trim();
        await ben.RunAsync("hub", "join", invited.Split("hub join ")[1].Split('\n')[0].Trim());
        await anna.StartAsync("a1");
        await ben.StartAsync("b1");
        await ben.RunAsync("save", "Run the linter before every push", "--type", "convention", "--project", ben.Project);
        var (code, refused) = await ben.TryAsync("share", "1");
        Assert.NotEqual(0, code);
        Assert.Contains("Run the linter before every push", refused, StringComparison.Ordinal);
        Assert.Contains("everybody who was invited", refused, StringComparison.Ordinal);
        Assert.Contains("--yes", refused, StringComparison.Ordinal);
        Assert.Contains("Shared", await ben.RunAsync("share", "1", "--yes"), StringComparison.Ordinal);
        await Shell.UntilAsync(() => anna.Briefing.Contains("## From your team", StringComparison.Ordinal), "anna's briefing has it");
        Assert.Contains("Run the linter", await anna.RunAsync("rules", "--project", anna.Project), StringComparison.Ordinal);
        await anna.RunAsync("rules", "suspend", "T1");
        Assert.DoesNotContain("linter", await anna.StartAsync("a2"), StringComparison.Ordinal);
        await anna.RunAsync("rules", "activate", "T1");
        await ben.RunAsync("unshare", "1");
        await Shell.UntilAsync(() => !anna.Briefing.Contains("linter", StringComparison.Ordinal), "it is gone from anna's briefing");
    }

    private static void Says(string words, string output) => Assert.True(output.Contains(words, StringComparison.Ordinal), output);

    /// <summary>A home of its own, and a clone of the same repository.</summary>
    private sealed class Machine : IAsyncDisposable
    {
        private readonly Installed installed;
        private readonly MemoryHome home;
        private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow().AddMinutes(-10);

        public Machine(Installed installed)
        {
            (this.installed, home) = (installed, installed.NewHome());
            Project = Path.Combine(home.Root + "-work", "shop");
            var git = Directory.CreateDirectory(Path.Combine(Project, ".git")).FullName;
            Directory.CreateDirectory(Path.Combine(git, "objects"));
            Directory.CreateDirectory(Path.Combine(git, "refs"));
            File.WriteAllText(Path.Combine(git, "config"), $"[remote \"origin\"]\n\turl = {Remote}\n");
            File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
            Environment = Shell.Environment(home.Root + "-work");
            Environment["TOTALMEMORY_HOME"] = home.Root;
        }

        public Dictionary<string, string?> Environment { get; }

        public string Project { get; }

        public string Briefing =>
            Path.Combine(home.Briefs, ProjectIdentity.Resolve(Project).Id + ".md") is var file && File.Exists(file)
                ? File.ReadAllText(file)
                : "";

        public Task<string> StartAsync(string session) => HookAsync("SessionStart", session, null);

        /// <summary>The first session of a container. On a machine that is too busy, what it is told comes with the first prompt.</summary>
        public async Task<string> BeginAsync(string session)
        {
            var told = await StartAsync(session);
            if (!told.Contains("has not answered yet", StringComparison.Ordinal))
                return told;
            await Shell.UntilAsync(() => GivenHub.FirstMeeting(home) is not null, "the worker has met the hub, or not");
            return await HookAsync("UserPromptSubmit", session, null);
        }

        public async Task TeachAsync(string session, string words)
        {
            var told = new ClaudeSession(session, Project, now)
                .User("please build the project")
                .Bash("make", "make: *** No targets specified and no makefile found.  Stop.", 2)
                .Says("I ran make.")
                .User(words)
                .Bash("dotnet build", "Build succeeded.")
                .Says("Understood.");
            var transcript = Path.Combine(Path.GetDirectoryName(Project)!, session + ".jsonl");
            await File.WriteAllTextAsync(transcript, told.Text);
            await HookAsync("Stop", session, transcript);
        }

        public Task<string> EndAsync(string session) =>
            HookAsync("SessionEnd", session, Path.Combine(Path.GetDirectoryName(Project)!, session + ".jsonl"));

        public async Task UntilSentAsync()
        {
            await Shell.UntilDrainedAsync(home);
            await Shell.UntilAsync(() => Briefing.Contains("dotnet", StringComparison.Ordinal), "it is learned");
            await RunAsync("hub", "sync");
        }

        public async Task<string> RunAsync(params string[] arguments)
        {
            var (code, output) = await TryAsync(arguments);
            Assert.True(code == 0, output);
            return output;
        }

        public Task<(int Code, string Output)> TryAsync(params string[] arguments) =>
            Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, Project, Environment);

        public async ValueTask DisposeAsync()
        {
            // At once, as a container goes.
            await Installed.StopWorkerAsync(home);
            Directory.Delete(home.Root + "-work", recursive: true);
        }

        private async Task<string> HookAsync(string name, string session, string? transcript)
        {
            var payload = new
            {
                session_id = session,
                transcript_path = transcript,
                cwd = Project,
                hook_event_name = name,
                source = "startup",
            };
            var (code, output) = await Shell.RunAsync(
                Path.Combine(installed.Bin, "totalmemory-hook"),
                ["claude", name],
                Project,
                Environment,
                input: JsonSerializer.Serialize(payload)
            );
            Assert.Equal(0, code);
            return output;
        }
    }
}
