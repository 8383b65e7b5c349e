using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>
/// Mistakes → insight → rule → briefing and reminder, through the published executables; and what must not become a rule.
/// </summary>
public sealed class RuleJourneyTests(Installed installed)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private async Task<string> RunAsync(MemoryHome home, params string[] arguments)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, home.Root, environment);
        Assert.True(code == 0, output);
        return output;
    }

    private async Task<string> HookAsync(MemoryHome home, string client, string name, object payload)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var (code, output) = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory-hook"),
            [client, name],
            Path.GetTempPath(),
            environment,
            input: JsonSerializer.Serialize(payload)
        );
        Assert.Equal(0, code);
        return output;
    }

    private static string Write(string folder, string project, int day, Action<ClaudeSession> tell)
    {
        Directory.CreateDirectory(project);
        Directory.CreateDirectory(folder);
        var id = $"{Path.GetFileName(project)}-{day}";
        var session = new ClaudeSession(id, project, Monday.AddDays(day));
        session.User("let us go on with the work");
        tell(session);
        var path = Path.Combine(folder, id + ".jsonl");
        File.WriteAllText(path, session.Text);
        return path;
    }

    private static void Outside(ClaudeSession s, string correction) =>
        s.Says("I install the packages.")
            .Bash("npm install", "npm error code EACCES\nnpm error permission denied, mkdir '/app/node_modules'", 243)
            .User(correction)
            .Bash("docker compose exec app npm ci", "added 312 packages")
            .Says("Installed in the container.");

    private static void FiveSessions(string folder, string project)
    {
        Write(folder, project, 0, s => Outside(s, "No, run npm inside the container: docker compose exec app npm ci"));
        Write(folder, project, 1, s => s.Bash("git status", "clean").Says("Clean."));
        Write(folder, project, 2, s => Outside(s, "Not on the host! npm must run in the container, use `docker compose exec app npm ci`."));
        Write(folder, project, 3, s => s.Bash("docker compose exec app npm ci", "added 1 package").Says("Installed."));
        Write(folder, project, 4, s => Outside(s, "Wrong again, npm belongs in the container, not on the host."));
    }

    [Fact]
    public async Task Three_installs_outside_the_container_become_a_rule_that_both_clients_start_with_and_are_reminded_of()
    {
        installed.Require();
        Clients.Require();
        var project = Path.Combine(installed.UserHome, "container-shop");
        FiveSessions(Path.Combine(installed.UserHome, "old-sessions"), project);
        // An npm that does nothing, for the fourth attempt is really made.
        var tools = Directory.CreateDirectory(Path.Combine(installed.UserHome, "tools")).FullName;
        File.WriteAllText(Path.Combine(tools, "npm"), "#!/bin/sh\necho added 0 packages\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(tools, "npm"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var home = new MemoryHome(Path.Combine(installed.UserHome, ".local", "share", "totalmemory"));
        await RunAsync(home, "import", Path.Combine(installed.UserHome, "old-sessions"));
        Assert.Contains("Rules", await RunAsync(home, "rules", "--project", project));

        await using var model = new MockModel();
        model.Script(
            "please install the packages",
            [new(null, "Bash", new JsonObject { ["command"] = "npm install", ["description"] = "install" }), new("Installed.")],
            [new(null, "exec_command", new JsonObject { ["cmd"] = "npm install" }), new("Installed.")]
        );
        foreach (var client in (string[])["claude", "codex"])
        {
            var before = model.Requests.Count;
            await ClientSession.StartAsync(installed, client, model, project, "please install the packages", pathFirst: tools);
            var sent = model.Requests.Skip(before).ToList();
            Assert.Contains(
                sent,
                r =>
                    r.Contains("totalmemory-briefing", StringComparison.Ordinal)
                    && r.Contains("Rules (follow them)", StringComparison.Ordinal)
                    && r.Contains("docker compose exec app npm ci", StringComparison.Ordinal)
            );
            Assert.Contains(sent, r => r.Contains("totalmemory-note", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Thin_handlers_asked_for_in_three_projects_are_a_rule_everywhere()
    {
        var home = installed.NewHome();
        var transcripts = Path.Combine(home.Root, "t");
        Write(
            transcripts,
            Path.Combine(home.Root, "shop"),
            0,
            s => s.Edits("/w/shop/handlers/order.go").Says("Done.").User("No, handlers should be thin: move the logic into a service.")
        );
        Write(
            transcripts,
            Path.Combine(home.Root, "blog"),
            1,
            s =>
                s.Edits("/w/blog/post_handler.go")
                    .Says("Done.")
                    .User("Too much logic here. Handlers should stay thin, put it in the service layer.")
        );
        Write(
            transcripts,
            Path.Combine(home.Root, "bank"),
            2,
            s =>
                s.Edits("/w/bank/handlers.go").Says("Done.").User("Wrong, keep the handlers thin please, the logic belongs to the service.")
        );
        await RunAsync(home, "import", transcripts);
        using var rules = JsonDocument.Parse(await RunAsync(home, "rules", "--all", "--json"));
        var rule = Assert.Single(rules.RootElement.EnumerateArray());
        Assert.Equal(("global", "rule"), (rule.GetProperty("scope").GetString(), rule.GetProperty("kind").GetString()));
        foreach (var client in (string[])["claude", "codex"])
        {
            Assert.Contains(
                "thin",
                await HookAsync(
                    home,
                    client,
                    "SessionStart",
                    new { session_id = "new-" + client, cwd = Directory.CreateDirectory(Path.Combine(home.Root, "never-seen")).FullName }
                )
            );
            Assert.Contains(
                "thin",
                await HookAsync(
                    home,
                    client,
                    "PreToolUse",
                    client == "claude"
                        ? new
                        {
                            session_id = "new-" + client,
                            cwd = home.Root,
                            tool_name = "Edit",
                            tool_input = (object)new { file_path = "/w/other/user_handler.go" },
                        }
                        : new
                        {
                            session_id = "new-" + client,
                            cwd = home.Root,
                            tool_name = "apply_patch",
                            tool_input = (object)new { command = "*** Begin Patch\n*** Update File: api/user_handler.go\n" },
                        }
                )
            );
        }
    }

    [Fact]
    public async Task Unrelated_errors_and_one_bad_afternoon_make_nothing()
    {
        var home = installed.NewHome();
        var (transcripts, shop) = (Path.Combine(home.Root, "t"), Path.Combine(home.Root, "shop"));
        Write(
            transcripts,
            shop,
            0,
            s => s.Bash("npm instal", "npm error Unknown command: \"instal\"", 1).Bash("npm install", "added 3 packages").Says("Done.")
        );
        Write(
            transcripts,
            shop,
            1,
            s => s.Bash("git psh", "git: 'psh' is not a git command. See 'git --help'.", 1).Bash("git push", "ok").Says("Done.")
        );
        Write(
            transcripts,
            shop,
            2,
            s => s.Bash("python app.py", "ModuleNotFoundError: No module named 'flask'", 1).Bash("python3 -m app", "ok").Says("Done.")
        );
        Write(
            transcripts,
            shop,
            3,
            s =>
            {
                for (var i = 0; i < 3; i++)
                    Outside(s, "No, run npm inside the container: docker compose exec app npm ci");
            }
        );
        await RunAsync(home, "import", transcripts);
        Assert.Equal("[]", (await RunAsync(home, "rules", "--all", "--json")).Trim());
    }

    [Fact]
    public async Task A_rule_violated_ten_times_loses_its_place()
    {
        var home = installed.NewHome();
        var (transcripts, shop) = (Path.Combine(home.Root, "t"), Path.Combine(home.Root, "shop"));
        FiveSessions(transcripts, shop);
        await RunAsync(home, "import", transcripts);
        object call = new
        {
            session_id = "a",
            cwd = shop,
            tool_name = "Bash",
            tool_input = new { command = "npm install" },
        };
        Assert.Contains("totalmemory-note", await HookAsync(home, "claude", "PreToolUse", call));
        for (var day = 5; day < 16; day++)
            Write(transcripts, shop, day, s => s.Bash("npm install", "added 3 packages").Says("Installed."));
        await RunAsync(home, "import", transcripts);
        using var rules = JsonDocument.Parse(await RunAsync(home, "rules", "--all", "--json"));
        Assert.Equal("suspended", Assert.Single(rules.RootElement.EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal(
            "",
            await HookAsync(
                home,
                "claude",
                "PreToolUse",
                new
                {
                    session_id = "b",
                    cwd = shop,
                    tool_name = "Bash",
                    tool_input = new { command = "npm install" },
                }
            )
        );
    }

    [Fact]
    public async Task An_error_solved_in_two_sessions_is_answered_when_it_comes_back()
    {
        var home = installed.NewHome();
        var (transcripts, shop) = (Path.Combine(home.Root, "t"), Path.Combine(home.Root, "shop"));
        var start = TimeProvider.System.GetUtcNow().AddDays(-20) - Monday;
        for (var day = 0; day < 2; day++)
            Write(
                transcripts,
                shop,
                day + (int)start.TotalDays,
                s =>
                    s.Bash("git push", "fatal: The current branch topic has no upstream branch.", 128)
                        .Bash("git push -u origin HEAD", "ok")
                        .Says("Pushed.")
            );
        await RunAsync(home, "import", transcripts);
        var claude = await HookAsync(
            home,
            "claude",
            "PostToolUseFailure",
            new
            {
                session_id = "a",
                cwd = shop,
                tool_name = "Bash",
                tool_input = new { command = "git push" },
                error = "Exit code 128\nfatal: The current branch topic has no upstream branch.\n",
            }
        );
        var codex = await HookAsync(
            home,
            "codex",
            "PostToolUse",
            new
            {
                session_id = "b",
                cwd = shop,
                tool_name = "Bash",
                tool_input = new { command = "git push" },
                tool_response = "fatal: The current branch topic has no upstream branch.\n",
            }
        );
        Assert.Contains("git push -u origin HEAD", claude);
        Assert.Contains("git push -u origin HEAD", codex);
    }
}
