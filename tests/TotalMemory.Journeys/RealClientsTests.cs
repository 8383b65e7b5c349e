using System.Text.Json.Nodes;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>The whole product with the real clients and no model but a script: what one client's session teaches, the other's next session knows.</summary>
public sealed class RealClientsTests(Installed installed)
{
    private static readonly ModelTurn[] FailAnthropic = [new(null, "Bash", new JsonObject { ["command"] = "echo 'error CS1002: ; expected' >&2; exit 3", ["description"] = "build" }), new("The build failed with error CS1002.")];
    private static readonly ModelTurn[] FailCodex = [new(null, "exec_command", new JsonObject { ["cmd"] = "echo 'error CS1002: ; expected' >&2; exit 3" }), new("The build failed with error CS1002.")];
    private static readonly ModelTurn[] Understood = [new("Understood.")];

    [Theory]
    [InlineData("claude", "codex")]
    [InlineData("codex", "claude")]
    public async Task What_one_client_was_told_the_other_knows(string first, string second)
    {
        installed.Require();
        Clients.Require();
        await using var model = new MockModel();
        model.Script("please build", FailAnthropic, FailCodex);
        model.Script("No, that is wrong", Understood, Understood);
        model.Script("good morning", [new("Hello.")], [new("Hello.")]);
        var project = Directory.CreateDirectory(Path.Combine(installed.UserHome, $"project-{first}")).FullName;
        var home = new MemoryHome(Path.Combine(installed.UserHome, ".local", "share", "totalmemory"));

        var session = await StartAsync(first, model, project, "please build the project");
        await StartAsync(first, model, project, "No, that is wrong: do not use npm here, use dotnet.", session);

        var briefing = new BriefingFiles(home).PathOf(ProjectIdentity.Of(project).Id);
        await Shell.UntilAsync(() => File.Exists(briefing) && File.ReadAllText(briefing).Contains("do not use npm here", StringComparison.Ordinal), "the briefing says what was corrected");
        var exported = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["export", "--project", project], project, Shell.Environment(installed.UserHome));
        Assert.Contains("\"type\":\"error\"", exported.Output);
        Assert.Contains("CS1002", exported.Output);
        Assert.Contains("\"type\":\"correction\"", exported.Output);
        Assert.Contains("\"type\":\"episode\"", exported.Output);

        var before = model.Requests.Count;
        await StartAsync(second, model, project, "good morning");
        Assert.Contains(model.Requests.Skip(before), r => r.Contains("do not use npm here", StringComparison.Ordinal) && r.Contains("totalmemory-briefing", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(project)); // nothing of ours in the working tree
    }

    [Fact]
    public async Task Installing_again_changes_no_byte_of_either_clients_settings()
    {
        installed.Require();
        Clients.Require();
        string[] files = [".claude/settings.json", ".codex/hooks.json", ".codex/config.toml"];
        var before = files.Select(f => File.ReadAllText(Path.Combine(installed.UserHome, f))).ToList();
        var again = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["install", "--no-import"], installed.UserHome, Shell.Environment(installed.UserHome));
        Assert.Equal(0, again.Code);
        Assert.Equal(before, files.Select(f => File.ReadAllText(Path.Combine(installed.UserHome, f))));
        Assert.Contains("hooks are trusted", again.Output);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_after_an_installation()
    {
        installed.Require();
        Clients.Require();
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["doctor"], installed.UserHome, Shell.Environment(installed.UserHome));
        Assert.True(code == 0, output);
    }

    private async Task<string> StartAsync(string client, MockModel model, string project, string prompt, string? resume = null)
    {
        var environment = Shell.Environment(installed.UserHome);
        if (client == "claude")
        {
            environment["ANTHROPIC_BASE_URL"] = $"http://127.0.0.1:{model.Port}";
            environment["ANTHROPIC_API_KEY"] = "test-key";
            environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = environment["DISABLE_AUTOUPDATER"] = environment["DISABLE_TELEMETRY"] = environment["DISABLE_ERROR_REPORTING"] = environment["IS_SANDBOX"] = "1";
            var session = resume ?? Guid.NewGuid().ToString();
            var claude = await Shell.RunAsync(Clients.Claude!, ["-p", prompt, resume is null ? "--session-id" : "--resume", session, "--output-format", "json", "--dangerously-skip-permissions"], project, environment);
            Assert.True(claude.Code == 0, claude.Output);
            return session;
        }
        environment["MOCK_API_KEY"] = "test";
        string[] settings = ["--json", "--skip-git-repo-check", "-c", "model=gpt-5.5", "-c", "model_provider=mock", "-c", "model_providers.mock.name=\"Mock\"", "-c", $"model_providers.mock.base_url=\"http://127.0.0.1:{model.Port}/v1\"",
            "-c", "model_providers.mock.wire_api=\"responses\"", "-c", "model_providers.mock.env_key=\"MOCK_API_KEY\"", "-c", "approval_policy=never", "-c", "sandbox_mode=danger-full-access", "-c", "analytics.enabled=false"];
        var codex = await Shell.RunAsync(Clients.Codex!, resume is null ? ["exec", .. settings, prompt] : ["exec", "resume", .. settings, resume, prompt], project, environment);
        Assert.True(codex.Code == 0, codex.Output);
        return resume ?? codex.Output.Split('\n').Select(l => l.Contains("thread.started", StringComparison.Ordinal) ? (string?)JsonNode.Parse(l)?["thread_id"] : null).First(id => id is not null)!;
    }
}
