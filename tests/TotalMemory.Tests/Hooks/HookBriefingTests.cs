using System.Text;
using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;

namespace TotalMemory.Tests.Hooks;

/// <summary>What the start of a session says.</summary>
public sealed class HookBriefingTests : HookCalls
{
    [Theory]
    [InlineData("startup", true)]
    [InlineData("clear", true)]
    [InlineData("resume", false)]
    [InlineData("compact", false)]
    public void A_session_that_goes_on_is_not_shown_as_the_last_one(string source, bool isShown)
    {
        new BriefingFiles(Temp.Home).Publish(
            BriefingFiles.Global,
            "<m>\n\n## Rules\n- a [#1]\n\n## Last session (2026-03-02, success)\n- b [#2]\n</m>\n"
        );
        Run("claude", "SessionStart", $$"""{"session_id":"s1","cwd":"/p","hook_event_name":"SessionStart","source":"{{source}}"}""");
        Assert.Contains("[#1]", Assert.Single(Printed), StringComparison.Ordinal);
        Assert.Equal(isShown, Printed[0].Contains("[#2]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_session_starts_with_the_briefing_of_its_project()
    {
        var project = Temp.MakeFolder("shop");
        new BriefingFiles(Temp.Home).Publish(ProjectIdentity.Resolve(project).Id, "remember \"this\" <b>\n");
        Start("codex", project);
        using var output = JsonDocument.Parse(Assert.Single(Printed));
        var context = output.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal("SessionStart", context.GetProperty("hookEventName").GetString());
        Assert.Equal("remember \"this\" <b>\n", context.GetProperty("additionalContext").GetString());
        Assert.Equal(2, context.EnumerateObject().Count());
        Assert.Equal("startup", Posted().Detail);
    }

    [Fact]
    public void The_person_is_greeted_beside_the_briefing_and_told_each_piece_of_news_once()
    {
        new BriefingFiles(Temp.Home).Publish(BriefingFiles.Global, "remember this");
        new GreetingFiles(Temp.Home).Publish(
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
        var spool = new EventSpool(Temp.Home);
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
        new BriefingFiles(Temp.Home).Publish(BriefingFiles.Global, "remember this");
        new GreetingFiles(Temp.Home).Publish(BriefingFiles.Global, new Greeting("6 notes for shop", []));
        Assert.Equal(isGreeted, Started(client, "s1", source) is not null);
    }

    // The line that the person sees, if there is one.
    private string? Started(string client, string session, string source)
    {
        Printed.Clear();
        Start(client, Temp.Folder, session, source);
        using var output = JsonDocument.Parse(Assert.Single(Printed));
        return output.RootElement.TryGetProperty("systemMessage", out var line) ? line.GetString() : null;
    }

    [Fact]
    public void A_briefing_never_exceeds_what_clients_show()
    {
        var project = Temp.MakeFolder("shop");
        new BriefingFiles(Temp.Home).Publish(ProjectIdentity.Resolve(project).Id, new string('ü', 9_000));
        Run("claude", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = project }));
        using var output = JsonDocument.Parse(Printed[0]);
        Assert.True(
            Encoding.UTF8.GetByteCount(output.RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()!)
                <= BriefingFiles.MaxBytes
        );
    }

    [Fact]
    public void A_project_without_a_briefing_gets_what_holds_everywhere()
    {
        new BriefingFiles(Temp.Home).Publish(BriefingFiles.Global, "everywhere\n");
        Run("claude", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = Temp.MakeFolder("new") }));
        Assert.Contains("everywhere", Assert.Single(Printed));
    }
}
