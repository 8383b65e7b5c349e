using System.Text.Json.Nodes;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>
/// The whole product with the real clients and no model but a script: what one client's session teaches, the other's next session knows.
/// </summary>
public sealed class RealClientsTests(Installed installed)
{
    private static readonly ModelTurn[] FailAnthropic =
    [
        new(null, "Bash", new JsonObject { ["command"] = "echo 'error CS1002: ; expected' >&2; exit 3", ["description"] = "build" }),
        new("The build failed with error CS1002."),
    ];
    private static readonly ModelTurn[] FailCodex =
    [
        new(null, "exec_command", new JsonObject { ["cmd"] = "echo 'error CS1002: ; expected' >&2; exit 3" }),
        new("The build failed with error CS1002."),
    ];
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

        var session = await ClientSession.StartAsync(installed, first, model, project, "please build the project");
        await ClientSession.StartAsync(installed, first, model, project, "No, that is wrong: do not use npm here, use dotnet.", session);

        var briefing = new BriefingFiles(home).PathOf(ProjectIdentity.Resolve(project).Id);
        await Shell.UntilAsync(
            () => File.Exists(briefing) && File.ReadAllText(briefing).Contains("do not use npm here", StringComparison.Ordinal),
            "the briefing says what was corrected"
        );
        var exported = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory"),
            ["export", "--project", project],
            project,
            Shell.Environment(installed.UserHome)
        );
        Assert.Contains("\"type\":\"error\"", exported.Output);
        Assert.Contains("CS1002", exported.Output);
        Assert.Contains("\"type\":\"correction\"", exported.Output);
        Assert.Contains("\"type\":\"episode\"", exported.Output);

        var before = model.Requests.Count;
        await ClientSession.StartAsync(installed, second, model, project, "good morning");
        Assert.Contains(
            model.Requests.Skip(before),
            r => r.Contains("do not use npm here", StringComparison.Ordinal) && r.Contains("totalmemory-briefing", StringComparison.Ordinal)
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(project)); // nothing of ours in the working tree
    }

    [Fact]
    public async Task Installing_again_changes_no_byte_of_either_clients_settings()
    {
        installed.Require();
        Clients.Require();
        string[] files = [".claude/settings.json", ".codex/hooks.json", ".codex/config.toml"];
        var before = files.Select(f => File.ReadAllText(Path.Combine(installed.UserHome, f))).ToList();
        var again = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory"),
            ["install", "--no-import"],
            installed.UserHome,
            Shell.Environment(installed.UserHome)
        );
        Assert.Equal(0, again.Code);
        Assert.Equal(before, files.Select(f => File.ReadAllText(Path.Combine(installed.UserHome, f))));
        Assert.Contains("hooks are trusted", again.Output);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_after_an_installation()
    {
        installed.Require();
        Clients.Require();
        var output = "";
        // Other journeys use the same home, and what one of them does just then may be found.
        for (var look = 0; look < 5; look++)
        {
            (var code, output) = await Shell.RunAsync(
                Path.Combine(installed.Bin, "totalmemory"),
                ["doctor"],
                installed.UserHome,
                Shell.Environment(installed.UserHome)
            );
            if (code == 0)
                return;
            await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        }
        Assert.Fail(output);
    }
}
