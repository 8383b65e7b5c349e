using System.Text;
using System.Text.Json;
using TotalMemory.Hooks;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hooks;

/// <summary>Hooks of what is off the record post nothing, and say why once.</summary>
public sealed class OffRecordHookTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly List<string> printed = [];

    public void Dispose() => temp.Dispose();

    private OffRecordFiles Files => new(temp.Home);

    private JsonElement? Run(string name, object payload, string client = "claude")
    {
        printed.Clear();
        new Hook(temp.Home, TimeProvider.System).Run(
            client,
            name,
            () => JsonSerializer.SerializeToUtf8Bytes(payload),
            output => printed.Add(Encoding.UTF8.GetString(output.Span))
        );
        return printed.Count == 0 ? null : JsonDocument.Parse(Assert.Single(printed)).RootElement;
    }

    private IReadOnlyList<HookEvent> Posted()
    {
        var spool = new EventSpool(temp.Home);
        return [.. spool.Waiting().Select(id => spool.Claim(id) is null ? null : spool.Read(id)).OfType<HookEvent>()];
    }

    [Fact]
    public void In_a_pause_a_start_prints_the_briefing_and_nothing_is_posted()
    {
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, "remember this");
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, null));
        var said = Run(
            "SessionStart",
            new
            {
                session_id = "s1",
                cwd = temp.Folder,
                source = "startup",
            }
        )!.Value;
        Assert.Equal("TotalMemory: paused; nothing of it is read or kept", said.GetProperty("systemMessage").GetString());
        Assert.Equal("remember this", said.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString());
        Assert.Null(
            Run(
                "UserPromptSubmit",
                new
                {
                    session_id = "s1",
                    cwd = temp.Folder,
                    prompt = "the pelican lives here",
                }
            )
        );
        Assert.Empty(Posted());
        Files.End(null, TimeProvider.System.GetUtcNow());
        Run(
            "UserPromptSubmit",
            new
            {
                session_id = "s1",
                cwd = temp.Folder,
                prompt = "the heron lives here",
            }
        );
        Assert.Equal("the heron lives here", Assert.Single(Posted()).Prompt);
    }

    [Fact]
    public void The_line_is_a_sign_of_life_and_goes_with_the_others()
    {
        new UserSettings { HidesSigns = true }.Save(temp.Home);
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, null));
        Assert.Null(
            Run(
                "SessionStart",
                new
                {
                    session_id = "s1",
                    cwd = temp.Folder,
                    source = "startup",
                }
            )
        );
    }

    [Fact]
    public void An_excluded_folder_and_a_paused_project_are_silent_and_others_are_not()
    {
        var (excluded, paused, other) = (temp.MakeFolder("excluded"), temp.MakeFolder("paused"), temp.MakeFolder("other"));
        Files.Exclude(excluded, TimeProvider.System.GetUtcNow());
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, ProjectIdentity.Resolve(paused).Id));
        foreach (var cwd in (string[])[excluded, paused, other])
            Run(
                "UserPromptSubmit",
                new
                {
                    session_id = Path.GetFileName(cwd),
                    cwd,
                    prompt = "hello there",
                }
            );
        Assert.Equal("other", Assert.Single(Posted()).Session);
    }

    [Theory]
    [InlineData("claude", true)]
    [InlineData("codex", true)]
    [InlineData("gemini", false)]
    public void A_wish_makes_the_session_private_confirms_it_and_posts_no_word(string client, bool isShown)
    {
        var said = Run(
            "UserPromptSubmit",
            new
            {
                session_id = "s1",
                cwd = temp.Folder,
                prompt = "My salary is low. Keep this private.",
            },
            client
        );
        Assert.Contains("this session is private", printed[0]);
        Assert.Equal(isShown, said!.Value.TryGetProperty("systemMessage", out _));
        var posted = Assert.Single(Posted());
        Assert.Equal((HookEvent.Private, "s1", null), (posted.Event, posted.Session, posted.Prompt));
        Assert.Null(
            Run(
                "Stop",
                new
                {
                    session_id = "s1",
                    cwd = temp.Folder,
                    last_assistant_message = "ask for a raise",
                },
                client
            )
        );
        Assert.Null(
            Run(
                "UserPromptSubmit",
                new
                {
                    session_id = "s1",
                    cwd = temp.Folder,
                    prompt = "Keep this private.",
                },
                client
            )
        );
        Assert.Empty(Posted());
        Run(
            "UserPromptSubmit",
            new
            {
                session_id = "s2",
                cwd = temp.Folder,
                prompt = "Hello again",
            },
            client
        );
        Assert.Single(Posted());
    }

    [Fact]
    public void A_subagents_prompt_asks_for_nothing()
    {
        Run(
            "UserPromptSubmit",
            new
            {
                session_id = "s1",
                agent_id = "a",
                cwd = temp.Folder,
                prompt = "Keep this private.",
            }
        );
        Assert.True(Files.AreNone);
    }
}
