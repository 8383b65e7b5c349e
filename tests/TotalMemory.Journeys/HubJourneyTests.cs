using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Benchmarks;
using TotalMemory.Journeys.Support;
using TotalMemory.Tests.Hub;

namespace TotalMemory.Journeys;

/// <summary>Published programs, machines with homes of their own, and a real hub.</summary>
public sealed class HubJourneyTests(Installed installed, PostgresServer server, ITestOutputHelper output) : HubJourney(installed, server)
{
    /// <summary>Seconds.</summary>
    private const int Patient = 120;

    [Fact]
    public async Task What_is_taught_on_one_machine_is_in_the_next_briefing_of_the_other()
    {
        var address = NewHub();
        await using var laptop = new HubMachine(Installed);
        await using var desktop = new HubMachine(Installed);
        Assert.Contains("Joined", await laptop.RunAsync("hub", "join", address));
        await desktop.JoinAsync(address, laptop);
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
        await using var laptop = new HubMachine(Installed);
        await laptop.RunAsync("hub", "join", address);
        await laptop.StartAsync("l1");
        await laptop.TeachAsync("l1", Lesson);
        await laptop.UntilSentAsync();
        var token = (await laptop.RunAsync("hub", "token")).Trim();
        await using (var container = new HubMachine(Installed))
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
        await using var empty = new HubMachine(Installed);
        empty.Environment["TOTALMEMORY_HUB"] = address;
        Says("which knows nothing of this project yet", await empty.BeginAsync("c1"));
        Assert.DoesNotContain("knows nothing", await empty.StartAsync("c2"), StringComparison.Ordinal);
        await using var locked = new HubMachine(Installed);
        locked.Environment["TOTALMEMORY_HUB"] = address; // There is a vault by now, and no pairing code.
        Says("could not be joined", await locked.BeginAsync("c1"));
        Assert.Contains("pairing code", await locked.RunAsync("status"), StringComparison.Ordinal);
        Assert.DoesNotContain("owner-secret", await locked.RunAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_shared_with_a_colleague_after_a_look_and_taken_back()
    {
        var address = NewHub();
        await using var anna = new HubMachine(Installed);
        await using var ben = new HubMachine(Installed);
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
        Assert.Contains("everyone who was invited", refused, StringComparison.Ordinal);
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

    [Fact]
    public async Task With_both_workers_running_a_correction_arrives_and_what_is_forgotten_leaves_every_file()
    {
        var address = NewHub();
        await using var laptop = new HubMachine(Installed);
        await using var desktop = new HubMachine(Installed);
        await laptop.RunAsync("hub", "join", address);
        await desktop.JoinAsync(address, laptop);
        await desktop.StartAsync("d1");
        await laptop.StartAsync("l1");
        await laptop.TeachAsync("l1", "No. From now on always build the zanzibar with dotnet, never with make.");
        var taught = Stopwatch.StartNew();
        await Shell.UntilAsync(() => Contains(desktop.Briefing, "zanzibar"), "the desktop's briefing has it");
        output.WriteLine($"In the other's briefing after {taught.Elapsed.TotalSeconds:0.0} s");
        foreach (var machine in (HubMachine[])[laptop, desktop])
        {
            Assert.EndsWith("/totalmemory", machine.Worker); // Which is the worker, too.
            Assert.NotEmpty(machine.FilesWith("zanzibar"));
        }
        await desktop.ForgetAsync("zanzibar");
        var forgot = Stopwatch.StartNew();
        foreach (var machine in (HubMachine[])[desktop, laptop])
            await GoneAsync(machine, "zanzibar");
        output.WriteLine($"Gone from every file of both after {forgot.Elapsed.TotalSeconds:0.0} s");
        Assert.DoesNotContain("zanzibar", Server.Dump(address[(address.LastIndexOf('/') + 1)..]), StringComparison.OrdinalIgnoreCase);
        // Read once more, it is not learned again, nor sent back.
        await laptop.HookAsync("Stop", "l1", laptop.Transcript("l1"));
        await Shell.UntilDrainedAsync(laptop.Home);
        await laptop.RunAsync("hub", "sync");
        await desktop.RunAsync("hub", "sync");
        Assert.Empty(desktop.FilesWith("zanzibar"));
    }

    [Fact]
    public async Task The_real_client_lets_a_container_send_at_its_end()
    {
        var address = NewHub();
        Assert.SkipWhen(Clients.Claude is null, "Claude Code is not installed here; set CLAUDE_BIN to its executable.");
        await using var laptop = new HubMachine(Installed);
        await laptop.RunAsync("hub", "join", address);
        await laptop.StartAsync("l1");
        await using var model = new MockModel();
        model.Script("please build", [new("I ran make.")], []);
        model.Script("walrus checks", [new("Understood.")], []);
        await using (var container = new HubMachine(Installed))
        {
            var given = new Dictionary<string, string?>
            {
                ["HOME"] = container.Environment["HOME"],
                ["TOTALMEMORY_HOME"] = container.Home.Root,
                ["TOTALMEMORY_HUB"] = (await laptop.RunAsync("hub", "token")).Trim(),
                ["CLAUDE_CODE_SESSIONEND_HOOKS_TIMEOUT_MS"] = $"{Patient * 1000}",
            };
            await RegisterAsync(container);
            var session = await ClientSession.StartAsync(
                Installed,
                "claude",
                model,
                container.Project,
                "please build the project",
                more: given
            );
            await ClientSession.StartAsync(
                Installed,
                "claude",
                model,
                container.Project,
                "No. From now on always run the walrus checks before a commit.",
                session,
                more: given
            );
        }
        await Shell.UntilAsync(() => Contains(laptop.Briefing, "walrus checks"), "the laptop knows");
    }

    // As it is installed, but for the time that the end of a session may take, however busy this machine is.
    private async Task RegisterAsync(HubMachine container)
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Installed.UserHome, ".claude", "settings.json")))!;
        settings["hooks"]!["SessionEnd"]![0]!["hooks"]![0]!["timeout"] = Patient;
        var folder = Directory.CreateDirectory(Path.Combine(container.Environment["HOME"]!, ".claude")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), settings.ToJsonString());
    }

    [Fact]
    public async Task Over_an_encrypted_line_the_programs_join_and_without_trust_they_say_what_to_give()
    {
        Installed.Require();
        Server.SkipWhenMissing();
        var authority = new OwnAuthority();
        using var encrypted = PostgresServer.Encrypting(authority.Server);
        var address = encrypted.Address(encrypted.NewDatabase()).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var laptop = new HubMachine(Installed);
        await File.WriteAllTextAsync(Path.Combine(laptop.Project, "ca.pem"), authority.Pem, TestContext.Current.CancellationToken);
        var (code, refused) = await laptop.TryAsync("hub", "join", $"{address}?sslmode=verify-full");
        Assert.NotEqual(0, code);
        Assert.Contains("sslrootcert=", refused, StringComparison.Ordinal);
        Assert.Single(refused.Trim().Split('\n'));
        Says("Joined", await laptop.RunAsync("hub", "join", $"{address}?sslmode=verify-full&sslrootcert=ca.pem"));
        await laptop.StartAsync("l1");
        await laptop.TeachAsync("l1", Lesson);
        await laptop.UntilSentAsync();
        Says("Waiting to be sent: 0", await laptop.RunAsync("hub", "status"));
    }

    // Says which files still have it, if it does not go.
    private static async Task GoneAsync(HubMachine machine, string word)
    {
        for (var look = 0; look < 900 && machine.FilesWith(word).Count > 0; look++)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Empty(machine.FilesWith(word));
    }

    private static void Says(string words, string output) => Assert.True(output.Contains(words, StringComparison.Ordinal), output);
}
