using System.Text;
using System.Text.Json;
using TotalMemory.Hooks;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hooks;

public sealed class HookTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly List<string> printed = [];

    public void Dispose() => temp.Dispose();

    private void Run(string client, string name, string input) =>
        new Hook(temp.Home, TimeProvider.System).Run(
            client,
            name,
            () => Encoding.UTF8.GetBytes(input),
            output => printed.Add(Encoding.UTF8.GetString(output.Span))
        );

    private HookEvent Posted()
    {
        var spool = new EventSpool(temp.Home);
        var id = Assert.Single(spool.Waiting());
        spool.Claim(id);
        return spool.Read(id);
    }

    [Fact]
    public void A_prompt_is_posted_redacted_and_nothing_is_printed()
    {
        Run(
            "claude",
            "UserPromptSubmit",
            """
            {"session_id":"s1","transcript_path":"/t/s1.jsonl","cwd":"/p","hook_event_name":"UserPromptSubmit",
            "prompt":"the password: hunter2x! and <private>my secret</private>"}
            """
        );
        var e = Posted();
        Assert.Equal("the password: [redacted:password] and [redacted:private]", e.Prompt);
        Assert.Equal(("claude", "UserPromptSubmit", "s1", "/t/s1.jsonl", "/p"), (e.Client, e.Event, e.Session, e.Transcript, e.Cwd));
        Assert.Empty(printed);
    }

    [Fact]
    public void A_secret_in_the_path_of_a_transcript_is_kept_only_where_there_is_one_to_follow()
    {
        const string secret = "ghp_a8Fj3kLm9PqRs2TuVw5XyZ0bCd7EfGh1JkLm";
        Run("claude", "Stop", $$"""{"session_id":"s1","transcript_path":"/t/{{secret}}/s1.jsonl","cwd":"/p"}""");
        Assert.Null(Posted().Transcript);
        var there = temp.Write($"{secret}/s1.jsonl", "{}");
        Run("claude", "Stop", $$"""{"session_id":"s1","transcript_path":"{{there}}","cwd":"/p"}""");
        Assert.Equal(there, Posted().Transcript);
    }

    [Theory]
    [InlineData("startup", true)]
    [InlineData("clear", true)]
    [InlineData("resume", false)]
    [InlineData("compact", false)]
    public void A_session_that_goes_on_is_not_shown_as_the_last_one(string source, bool isShown)
    {
        new BriefingFiles(temp.Home).Publish(
            BriefingFiles.Global,
            "<m>\n\n## Rules\n- a [#1]\n\n## Last session (2026-03-02, success)\n- b [#2]\n</m>\n"
        );
        Run("claude", "SessionStart", $$"""{"session_id":"s1","cwd":"/p","hook_event_name":"SessionStart","source":"{{source}}"}""");
        Assert.Contains("[#1]", Assert.Single(printed), StringComparison.Ordinal);
        Assert.Equal(isShown, printed[0].Contains("[#2]", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_tool_printed_is_not_carried_along()
    {
        var big = new string('x', 1_000_000);
        Run(
            "codex",
            "PostToolUse",
            $$"""
            {"session_id":"s1","transcript_path":"/t/r.jsonl","tool_name":"Bash","tool_use_id":"call_1",
            "tool_input":{"command":"cat big"},"tool_response":"{{big}}"}
            """
        );
        var spool = new EventSpool(temp.Home);
        Assert.True(new FileInfo(Path.Combine(spool.New, spool.Waiting()[0] + ".json")).Length < 1000);
        Assert.True(Posted().IsWakeUp);
    }

    [Fact]
    public void A_long_prompt_is_capped()
    {
        Run(
            "claude",
            "UserPromptSubmit",
            JsonSerializer.Serialize(new { session_id = "s1", prompt = string.Concat(Enumerable.Repeat("Überlänge ", 100_000)) })
        );
        Assert.InRange(Encoding.UTF8.GetByteCount(Posted().Prompt!), 16_000, 16 * 1024);
    }

    [Fact]
    public void A_session_starts_with_the_briefing_of_its_project()
    {
        var project = temp.MakeFolder("shop");
        new BriefingFiles(temp.Home).Publish(ProjectIdentity.Resolve(project).Id, "remember \"this\" <b>\n");
        Run(
            "codex",
            "SessionStart",
            JsonSerializer.Serialize(
                new
                {
                    session_id = "s1",
                    cwd = project,
                    source = "startup",
                }
            )
        );
        using var output = JsonDocument.Parse(Assert.Single(printed));
        var context = output.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal("SessionStart", context.GetProperty("hookEventName").GetString());
        Assert.Equal("remember \"this\" <b>\n", context.GetProperty("additionalContext").GetString());
        Assert.Equal(2, context.EnumerateObject().Count());
        Assert.Equal("startup", Posted().Detail);
    }

    [Fact]
    public void The_person_is_greeted_beside_the_briefing_and_told_each_piece_of_news_once()
    {
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, "remember this");
        new GreetingFiles(temp.Home).Publish(
            BriefingFiles.Global,
            new Greeting("6 notes for shop", [new(12, "learned: “use pnpm” [#12]")])
        );
        string[] lines = [.. ((string[])["s1", "s2"]).Select(s => Started("claude", s, "startup")!)];
        Assert.Equal(
            [
                "TotalMemory: 6 notes for shop · learned: “use pnpm” [#12] · totalmemory web",
                "TotalMemory: 6 notes for shop · totalmemory web",
            ],
            lines
        );
        var spool = new EventSpool(temp.Home);
        Assert.Equal(
            [12L, null],
            spool.Waiting().Select(id => (spool.Claim(id), Event: spool.Read(id)).Event).OrderBy(e => e.Session).Select(e => e.Said)
        );
    }

    [Theory]
    [InlineData("claude", "startup", true)]
    [InlineData("claude", "resume", true)]
    [InlineData("codex", "clear", true)]
    [InlineData("claude", "compact", false)]
    [InlineData("gemini", "startup", false)]
    public void Who_is_greeted(string client, string source, bool isGreeted)
    {
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, "remember this");
        new GreetingFiles(temp.Home).Publish(BriefingFiles.Global, new Greeting("6 notes for shop", []));
        Assert.Equal(isGreeted, Started(client, "s1", source) is not null);
    }

    // The line that the person sees, if there is one.
    private string? Started(string client, string session, string source)
    {
        printed.Clear();
        Run(
            client,
            "SessionStart",
            JsonSerializer.Serialize(
                new
                {
                    session_id = session,
                    cwd = temp.Folder,
                    source,
                }
            )
        );
        using var output = JsonDocument.Parse(Assert.Single(printed));
        return output.RootElement.TryGetProperty("systemMessage", out var line) ? line.GetString() : null;
    }

    [Theory]
    [InlineData("gemini", "UserPromptSubmit")]
    [InlineData("qwen", "UserPromptSubmit")]
    [InlineData("opencode", "UserPromptSubmit")]
    public void Another_clients_transcript_is_not_followed_its_words_are_taken(string client, string name)
    {
        Run(
            client,
            name,
            """
            {"session_id":"s1","transcript_path":"/t/chat.json","cwd":"/p","prompt":"From now on use pnpm",
            "submitted_prompt":"From now on use pnpm"}
            """
        );
        var e = Posted();
        Assert.Equal((client, "From now on use pnpm", null), (e.Client, e.Prompt, e.Transcript));
        Assert.False(e.IsWakeUp);
    }

    [Fact]
    public void Geminis_answer_is_taken_by_its_own_name()
    {
        Run("gemini", "Stop", """{"session_id":"s1","hook_event_name":"AfterAgent","prompt":"build it","prompt_response":"Built."}""");
        var e = Posted();
        Assert.Equal(("Built.", null), (e.Message, e.Prompt));
    }

    [Fact]
    public void What_Qwen_Code_continues_by_itself_is_no_prompt()
    {
        Run("qwen", "UserPromptSubmit", """{"session_id":"s1","prompt":"<tool result>"}""");
        Assert.Empty(new EventSpool(temp.Home).Waiting());
    }

    [Fact]
    public void Gemini_is_answered_under_its_own_name_of_the_moment()
    {
        var project = temp.MakeFolder("shop");
        new BriefingFiles(temp.Home).Publish(ProjectIdentity.Resolve(project).Id, "remember this\n");
        Run(
            "gemini",
            "SessionStart",
            JsonSerializer.Serialize(
                new
                {
                    session_id = "s1",
                    cwd = project,
                    source = "startup",
                }
            )
        );
        Assert.Contains("\"hookEventName\":\"SessionStart\"", printed[0]);
        Assert.Contains(
            "\"hookEventName\":\"BeforeAgent\"",
            Encoding.UTF8.GetString(HookOutput.Context("gemini", "UserPromptSubmit", "x").Span)
        );
        Assert.Contains(
            "\"hookEventName\":\"UserPromptSubmit\"",
            Encoding.UTF8.GetString(HookOutput.Context("qwen", "UserPromptSubmit", "x").Span)
        );
    }

    [Fact]
    public void A_briefing_never_exceeds_what_clients_show()
    {
        var project = temp.MakeFolder("shop");
        new BriefingFiles(temp.Home).Publish(ProjectIdentity.Resolve(project).Id, new string('ü', 9_000));
        Run("claude", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = project }));
        using var output = JsonDocument.Parse(printed[0]);
        Assert.True(
            Encoding.UTF8.GetByteCount(output.RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()!)
                <= BriefingFiles.MaxBytes
        );
    }

    [Fact]
    public void A_project_without_a_briefing_gets_what_holds_everywhere()
    {
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, "everywhere\n");
        Run("claude", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = temp.MakeFolder("new") }));
        Assert.Contains("everywhere", Assert.Single(printed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"session_id\":42,\"prompt\":{\"deep\":[[[[1]]]]}}")]
    [InlineData("{\"session_id\":\"s\",\"prompt\":\"\\ud800\"}")]
    [InlineData("{\"session_id\":\"s\",\"prompt\":\"cut off")]
    [InlineData("{\"session_id\":\"s\",\"session_id\":\"t\"}")]
    public void Whatever_comes_in_nothing_comes_out(string input)
    {
        Run("claude", "Stop", input);
        Assert.Empty(printed);
    }

    [Theory]
    [InlineData("""{"session_id":"s","prompt":"use pnpm \ud83d"}""", "use pnpm \uFFFD")]
    [InlineData("""{"session_id":"s","prompt":"use C:\work","cwd":"/x"}""", "use C:\\work")]
    [InlineData("""{"\ud83d":1,"session_id":"s","prompt":"use pnpm"}""", "use pnpm")]
    [InlineData("""{"session_id":"s","prompt":[{"type":"text","text":"use"},{"type":"image","data":"AAAA"},"pnpm"]}""", "use\npnpm")]
    [InlineData("""{"session_id":"s","prompt":"use pnpm",}""", "use pnpm")]
    [InlineData("""{"session_id":"s","prompt":"use pnpm","cwd":"/x""", "use pnpm")]
    public void A_prompt_with_something_invalid_in_it_is_kept(string json, string prompt)
    {
        var payload = Payload.Read(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal((prompt, "s"), (payload.Prompt, payload.Session));
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(11);
        var valid = Encoding.UTF8.GetBytes(
            """
            {"session_id":"s1","transcript_path":"/t/s1.jsonl","cwd":"/p","prompt":"hello ü","tool_input":{"a":[1,2,
            {"b":null}]},"error":"x"}
            """
        );
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])valid.Clone();
            for (var k = 0; k < 1 + i % 8; k++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Payload.Read(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
        }
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_silence()
    {
        File.WriteAllText(Path.Combine(temp.Folder, "home"), "a file where the home should be");
        Run("claude", "UserPromptSubmit", """{"session_id":"s1","prompt":"hello"}""");
        Assert.Empty(printed);
    }

    private string Publish(params Reminder[] reminders)
    {
        var project = temp.MakeFolder("shop");
        var id = ProjectIdentity.Resolve(project).Id;
        new ReminderFile(temp.Home).Publish(reminders.Select(r => r with { Project = r.Project == "here" ? id : r.Project }));
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

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public void A_call_that_breaks_a_rule_is_answered_once_a_session(string client)
    {
        var project = Publish(InContainer());
        Run(client, "PreToolUse", Call(project, "cd app && npm install"));
        using var output = JsonDocument.Parse(Assert.Single(printed));
        var context = output.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal(
            ("PreToolUse", "<totalmemory-note>run npm in the container [#7]</totalmemory-note>"),
            (context.GetProperty("hookEventName").GetString(), context.GetProperty("additionalContext").GetString())
        );
        Assert.Equal(7, Posted().Said);
        Run(client, "PreToolUse", Call(project, "npm install"));
        Assert.Single(printed);
        Run(client, "PreToolUse", Call(project, "npm install", "s2"));
        Assert.Equal(2, printed.Count);
    }

    [Theory]
    [InlineData("docker compose exec app npm install")]
    [InlineData("npm run build")]
    [InlineData("echo 'npm install'")]
    [InlineData("git commit -m 'npm install outside is wrong'")]
    public void A_call_that_breaks_no_rule_leaves_no_trace(string command)
    {
        Run("claude", "PreToolUse", Call(Publish(InContainer()), command));
        Assert.Empty(printed);
        Assert.Empty(new EventSpool(temp.Home).Waiting());
    }

    [Fact]
    public void A_rule_of_another_project_is_not_told()
    {
        Publish(InContainer());
        Run("claude", "PreToolUse", Call(temp.MakeFolder("other"), "npm install"));
        Assert.Empty(printed);
    }

    [Fact]
    public void Only_a_rule_that_a_person_let_ask_asks_and_only_where_the_client_can()
    {
        var project = Publish(InContainer(ReminderLevel.Ask));
        Run("claude", "PreToolUse", Call(project, "npm install"));
        Assert.Contains("\"permissionDecision\":\"ask\"", printed[0]);
        Run("codex", "PreToolUse", Call(project, "npm install", "s2"));
        Assert.DoesNotContain("permissionDecision", printed[1]);
        Assert.Contains("additionalContext", printed[1]);
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
        Assert.Equal(expected, printed.Count == 1);
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
        Assert.Contains("git push -u origin HEAD", Assert.Single(printed));
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
        Assert.Empty(printed);
    }
}
