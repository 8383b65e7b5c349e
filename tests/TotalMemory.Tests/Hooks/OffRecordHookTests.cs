using System.Text.Json;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Tests.Hooks;

/// <summary>Hooks of what is off the record post nothing, and say why once.</summary>
public sealed class OffRecordHookTests : HookCalls
{
    private OffRecordFiles Files => new(Temp.Home);

    private JsonElement Said() => JsonDocument.Parse(Assert.Single(Printed)).RootElement;

    private List<HookEvent> AllPosted()
    {
        var spool = new EventSpool(Temp.Home);
        return [.. spool.Waiting().Select(id => spool.Claim(id) is null ? null : spool.Read(id)).OfType<HookEvent>()];
    }

    [Fact]
    public void In_a_pause_a_start_prints_the_briefing_and_nothing_is_posted()
    {
        new BriefingFiles(Temp.Home).Publish(BriefingFiles.Global, "remember this");
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, null));
        Start("claude", Temp.Folder);
        Assert.Equal("TotalMemory: paused; nothing of it is read or kept", Said().GetProperty("systemMessage").GetString());
        Assert.Equal("remember this", Said().GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString());
        Printed.Clear();
        Prompt("claude", Temp.Folder, "the pelican lives here");
        Assert.Empty(Printed);
        Assert.Empty(AllPosted());
        Files.End(null, TimeProvider.System.GetUtcNow());
        Prompt("claude", Temp.Folder, "the heron lives here");
        Assert.Equal("the heron lives here", Assert.Single(AllPosted()).Prompt);
    }

    [Fact]
    public void The_line_is_a_sign_of_life_and_goes_with_the_others()
    {
        new UserSettings { HidesSigns = true }.Save(Temp.Home);
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, null));
        Start("claude", Temp.Folder);
        Assert.Empty(Printed);
    }

    [Fact]
    public void An_excluded_folder_and_a_paused_project_are_silent_and_others_are_not()
    {
        var (excluded, paused, other) = (Temp.MakeFolder("excluded"), Temp.MakeFolder("paused"), Temp.MakeFolder("other"));
        Files.Exclude(excluded, TimeProvider.System.GetUtcNow());
        Files.Begin(new Pause(TimeProvider.System.GetUtcNow(), null, ProjectIdentity.Resolve(paused).Id));
        foreach (var folder in (string[])[excluded, paused, other])
            Prompt("claude", folder, "hello there", session: Path.GetFileName(folder));
        Assert.Equal("other", Assert.Single(AllPosted()).Session);
    }

    [Theory]
    [InlineData("claude", true)]
    [InlineData("codex", true)]
    [InlineData("gemini", false)]
    public void A_wish_makes_the_session_private_confirms_it_and_posts_no_word(string client, bool isShown)
    {
        Prompt(client, Temp.Folder, "My salary is low. Keep this private.");
        Assert.Contains("this session is private", Printed[0]);
        Assert.Equal(isShown, Said().TryGetProperty("systemMessage", out _));
        var posted = Assert.Single(AllPosted());
        Assert.Equal((HookEvent.Private, "s1", null), (posted.Event, posted.Session, posted.Prompt));
        Printed.Clear();
        Run(client, "Stop", """{"session_id":"s1","last_assistant_message":"ask for a raise"}""");
        Prompt(client, Temp.Folder, "Keep this private.");
        Assert.Empty(Printed);
        Assert.Empty(AllPosted());
        Prompt(client, Temp.Folder, "Hello again", session: "s2");
        Assert.Single(AllPosted());
    }

    [Fact]
    public void A_subagents_prompt_asks_for_nothing()
    {
        Run("claude", "UserPromptSubmit", """{"session_id":"s1","agent_id":"a","prompt":"Keep this private."}""");
        Assert.True(Files.AreNone);
    }
}
