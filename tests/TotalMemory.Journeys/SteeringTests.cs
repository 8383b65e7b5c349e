using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Journeys;

/// <summary>A person steers the memory from inside the real clients: remember, forget, and keep it private.</summary>
public sealed class SteeringTests(Installed installed)
{
    private static readonly ModelTurn[] Fine = [new("Fine.")];

    private MemoryHome Home => new(Path.Combine(installed.UserHome, ".local", "share", "totalmemory"));

    private static bool IsConfirmed(string request) =>
        request.Contains("remembered, as the user asked", StringComparison.Ordinal)
        && request.Contains("we deploy with kamal", StringComparison.Ordinal);

    private async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (code, output) = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory"),
            arguments,
            folder,
            Shell.Environment(installed.UserHome)
        );
        Assert.True(code == 0, output);
        return output;
    }

    private async Task<string> PrepareAsync(string name)
    {
        installed.Require();
        Clients.Require();
        var project = Directory.CreateDirectory(Path.Combine(installed.UserHome, name)).FullName;
        await RunAsync(project, "install", "--no-import", "--trust-codex-hooks"); // Safe to repeat.
        return project;
    }

    private Task SettledAsync() => Shell.UntilAsync(() => new EventSpool(Home).Waiting().Count == 0, "the worker took all events");

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task What_was_to_be_remembered_is_confirmed_with_the_next_prompt_to_agent_and_person(string client)
    {
        var project = await PrepareAsync($"steered-{client}");
        await using var model = new MockModel();
        model.Script("remember that", Fine, Fine);
        model.Script("go on with the work", Fine, Fine);
        var session = await ClientSession.StartAsync(installed, client, model, project, "remember that we deploy with kamal on Tuesdays");
        await Shell.UntilAsync(
            () => RunAsync(project, "search", "kamal").GetAwaiter().GetResult().Contains("we deploy with kamal", StringComparison.Ordinal),
            "it was remembered"
        );
        await SettledAsync();
        var before = model.Requests.Count;
        // A worker that is busy may miss a prompt; the next one gets the answer.
        for (var prompt = 0; prompt < 5 && !model.Requests.Skip(before).Any(IsConfirmed); prompt++)
            await ClientSession.StartAsync(installed, client, model, project, $"please go on with the work now, part {prompt}", session);
        Assert.Contains(model.Requests.Skip(before), IsConfirmed);
    }

    [Theory]
    [InlineData("claude", ".claude/projects")]
    [InlineData("codex", ".codex/sessions")]
    public async Task A_session_that_becomes_private_leaves_nothing_behind(string client, string transcripts)
    {
        var project = await PrepareAsync($"private-{client}");
        await using var model = new MockModel();
        model.Script("Pelicanus", Fine, Fine);
        model.Script("private", Fine, Fine);
        model.Script("salary", Fine, Fine);
        var session = await ClientSession.StartAsync(
            installed,
            client,
            model,
            project,
            "From now on always call the client Pelicanus here."
        );
        await Shell.UntilAsync(
            () => RunAsync(project, "history", "Pelicanus").GetAwaiter().GetResult().Contains("Pelicanus", StringComparison.Ordinal),
            "it was read"
        );
        var before = model.Requests.Count;
        await ClientSession.StartAsync(installed, client, model, project, "Keep this private.", session);
        Assert.Contains(model.Requests.Skip(before), r => r.Contains("this session is private", StringComparison.Ordinal));
        Assert.True(new OffRecordFiles(Home).Sessions.Contains(session));
        await ClientSession.StartAsync(installed, client, model, project, "My salary is Albatrossus a year.", session);
        await Shell.UntilAsync(() => new OffRecordFiles(Home).Sessions.Unsettled().Count == 0, "what was taken is forgotten");
        await SettledAsync();
        Assert.Contains("Nobody said this here", await RunAsync(project, "history", "Pelicanus"));
        Assert.Contains("Nobody said this here", await RunAsync(project, "history", "Albatrossus"));
        Assert.Contains("private", await RunAsync(project, "status"));
        // The client still has its own words; ours are gone from every file.
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(installed.UserHome, transcripts), "*.jsonl", SearchOption.AllDirectories),
            f => File.ReadAllText(f).Contains("Pelicanus", StringComparison.Ordinal)
        );
        // Who works on the memory just then keeps its file from being written anew; the next night does it.
        await Shell.UntilAsync(
            () =>
            {
                RunAsync(project, "reflect").GetAwaiter().GetResult();
                return !Files().Any(f => File.ReadAllBytes(f).AsSpan().IndexOf("elicanus"u8) >= 0);
            },
            "no file of the home holds it"
        );
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Home.Root).Where(f => f != Home.WorkerLock).Concat(Directory.EnumerateFiles(Home.Briefs));

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task What_is_said_in_a_pause_is_not_read_later(string client)
    {
        var project = await PrepareAsync($"paused-{client}");
        await using var model = new MockModel();
        model.Script("stork", Fine, Fine);
        model.Script("heron", Fine, Fine);
        await RunAsync(project, "pause", "--project", "--for", "1h");
        var session = await ClientSession.StartAsync(installed, client, model, project, $"From now on always use stork{client} here.");
        Assert.Contains("is paused until", await RunAsync(project, "status"));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await RunAsync(project, "resume", "--project");
        await ClientSession.StartAsync(installed, client, model, project, $"From now on always use heron{client} here.", session);
        await Shell.UntilAsync(
            () =>
                RunAsync(project, "history", $"heron{client}")
                    .GetAwaiter()
                    .GetResult()
                    .Contains("always use heron", StringComparison.Ordinal),
            "what came after the pause was read"
        );
        Assert.Contains("Nobody said this here", await RunAsync(project, "history", $"stork{client}"));
        Assert.Contains("heron", await RunAsync(project, "handoff"));
    }
}
