using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Tests.Hooks;

/// <summary>What is said before a call and after a failure.</summary>
public sealed class HookReminderTests : HookCalls
{
    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public void A_call_that_breaks_a_rule_is_answered_once_a_session(string client)
    {
        var project = Publish(InContainer());
        Run(client, "PreToolUse", Call(project, "cd app && npm install"));
        using var output = JsonDocument.Parse(Assert.Single(Printed));
        var context = output.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal(
            ("PreToolUse", "<totalmemory-note>run npm in the container [#7]</totalmemory-note>"),
            (context.GetProperty("hookEventName").GetString(), context.GetProperty("additionalContext").GetString())
        );
        Assert.Equal(7, Posted().Said);
        Run(client, "PreToolUse", Call(project, "npm install"));
        Assert.Single(Printed);
        Run(client, "PreToolUse", Call(project, "npm install", "s2"));
        Assert.Equal(2, Printed.Count);
    }

    [Theory]
    [InlineData("docker compose exec app npm install")]
    [InlineData("npm run build")]
    [InlineData("echo 'npm install'")]
    [InlineData("git commit -m 'npm install outside is wrong'")]
    public void A_call_that_breaks_no_rule_leaves_no_trace(string command)
    {
        Run("claude", "PreToolUse", Call(Publish(InContainer()), command));
        Assert.Empty(Printed);
        Assert.Empty(new EventSpool(Temp.Home).Waiting());
    }

    [Fact]
    public void A_rule_of_another_project_is_not_told()
    {
        Publish(InContainer());
        Run("claude", "PreToolUse", Call(Temp.MakeFolder("other"), "npm install"));
        Assert.Empty(Printed);
    }

    [Fact]
    public void Only_a_rule_that_a_person_let_ask_asks_and_only_where_the_client_can()
    {
        var project = Publish(InContainer(ReminderLevel.Ask));
        Run("claude", "PreToolUse", Call(project, "npm install"));
        Assert.Contains("\"permissionDecision\":\"ask\"", Printed[0]);
        Run("codex", "PreToolUse", Call(project, "npm install", "s2"));
        Assert.DoesNotContain("permissionDecision", Printed[1]);
        Assert.Contains("additionalContext", Printed[1]);
    }

    [Theory]
    [InlineData("claude", "Edit", """{"file_path":"/w/handlers/user.go"}""", true)]
    [InlineData("codex", "apply_patch", """{"command":"*** Begin Patch\n*** Update File: api/Handlers/x.go\n"}""", true)]
    [InlineData("claude", "Edit", """{"file_path":"/w/service/user.go"}""", false)]
    [InlineData("claude", "Edit", """{"file_path":"/home/handlers/work/shop/src/user.go"}""", false)]
    [InlineData("claude", "Read", """{"file_path":"/w/handlers/user.go"}""", false)]
    public void A_rule_about_files_speaks_before_one_is_changed(string client, string tool, string input, bool expected)
    {
        var project = Publish(
            new Reminder(ReminderKind.Path, 9, Reminder.Everywhere, "", "handlers should be thin") { Pattern = ["*handlers/*"] }
        );
        Run(client, "PreToolUse", $$"""{"session_id":"s1","cwd":"{{project}}","tool_name":"{{tool}}","tool_input":{{input}}}""");
        Assert.Equal(expected, Printed.Count == 1);
    }

    [Theory]
    [InlineData("claude", "PostToolUseFailure", ""","error":"Exit code 128\nfatal: The current branch topic has no upstream branch.\n" """)]
    [InlineData("codex", "PostToolUse", ""","tool_response":"fatal: The current branch topic has no upstream branch.\n" """)]
    public void A_known_error_is_answered_with_what_solved_it(string client, string name, string result)
    {
        var project = Publish(
            new Reminder(ReminderKind.Fix, 5, "here", "git push", "solved by: `git push -u origin HEAD`")
            {
                Pattern = ["fatal: the current branch", "has no upstream branch."],
            }
        );
        Run(client, name, Call(project, "git push", more: result));
        Assert.Contains("git push -u origin HEAD", Assert.Single(Printed));
        Assert.Equal(5, Posted().Said);
    }

    [Fact]
    public void Another_error_of_the_same_command_is_not_answered()
    {
        var project = Publish(
            new Reminder(ReminderKind.Fix, 5, "here", "git push", "solved by: `git push -u origin HEAD`")
            {
                Pattern = ["fatal: the current branch", "has no upstream branch."],
            }
        );
        Run(
            "claude",
            "PostToolUseFailure",
            Call(project, "git push", more: ""","error":"Exit code 1\nerror: failed to push some refs" """)
        );
        Run(
            "codex",
            "PostToolUse",
            Call(project, "git pull", more: ""","tool_response":"fatal: The current branch x has no upstream branch." """)
        );
        Assert.Empty(Printed);
    }

    private string Publish(params Reminder[] reminders)
    {
        var project = Temp.MakeFolder("shop");
        var id = ProjectIdentity.Resolve(project).Id;
        new ReminderFile(Temp.Home).Publish(reminders.Select(r => r with { Project = r.Project == "here" ? id : r.Project }));
        return project;
    }

    private static Reminder InContainer(ReminderLevel level = ReminderLevel.Remind) =>
        new(ReminderKind.Command, 7, "here", "npm", "run npm in the container")
        {
            Level = level,
            Trigger = new CommandTrigger("npm install", [], [], "docker compose"),
        };

    private static string Call(string project, string command, string session = "s1", string more = "") =>
        JsonSerializer.Serialize(
            new
            {
                session_id = session,
                cwd = project,
                transcript_path = "/t/s1.jsonl",
                tool_name = "Bash",
                tool_input = new { command, description = "x" },
                tool_use_id = "t1",
            }
        )[..^1]
        + more
        + "}";
}
