using System.Text;
using System.Text.Json;
using TotalMemory.Hooks;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hooks;

public sealed class HookTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly List<string> printed = [];

    public void Dispose() => temp.Dispose();

    private void Run(string client, string name, string input) =>
        new Hook(temp.Home, TimeProvider.System).Run(client, name, () => Encoding.UTF8.GetBytes(input), output => printed.Add(Encoding.UTF8.GetString(output.Span)));

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
        Run("claude", "UserPromptSubmit", """{"session_id":"s1","transcript_path":"/t/s1.jsonl","cwd":"/p","hook_event_name":"UserPromptSubmit","prompt":"the password: hunter2x! and <private>my secret</private>"}""");
        var e = Posted();
        Assert.Equal("the password: [redacted:password] and [redacted:private]", e.Prompt);
        Assert.Equal(("claude", "UserPromptSubmit", "s1", "/t/s1.jsonl", "/p"), (e.Client, e.Event, e.Session, e.Transcript, e.Cwd));
        Assert.Empty(printed);
    }

    [Fact]
    public void What_a_tool_printed_is_not_carried_along()
    {
        var big = new string('x', 1_000_000);
        Run("codex", "PostToolUse", $$"""{"session_id":"s1","transcript_path":"/t/r.jsonl","tool_name":"Bash","tool_use_id":"call_1","tool_input":{"command":"cat big"},"tool_response":"{{big}}"}""");
        var spool = new EventSpool(temp.Home);
        Assert.True(new FileInfo(Path.Combine(spool.New, spool.Waiting()[0] + ".json")).Length < 1000);
        Assert.True(Posted().IsWakeUp);
    }

    [Fact]
    public void A_long_prompt_is_capped()
    {
        Run("claude", "UserPromptSubmit", JsonSerializer.Serialize(new { session_id = "s1", prompt = string.Concat(Enumerable.Repeat("Überlänge ", 100_000)) }));
        Assert.InRange(Encoding.UTF8.GetByteCount(Posted().Prompt!), 16_000, 16 * 1024);
    }

    [Fact]
    public void A_session_starts_with_the_briefing_of_its_project()
    {
        var project = temp.MakeFolder("shop");
        new BriefingFiles(temp.Home).Publish(ProjectIdentity.Of(project).Id, "remember \"this\" <b>\n");
        Run("codex", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = project, source = "startup" }));
        using var output = JsonDocument.Parse(Assert.Single(printed));
        var context = output.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal("SessionStart", context.GetProperty("hookEventName").GetString());
        Assert.Equal("remember \"this\" <b>\n", context.GetProperty("additionalContext").GetString());
        Assert.Equal(2, context.EnumerateObject().Count());
        Assert.Equal("startup", Posted().Detail);
    }

    [Fact]
    public void A_briefing_never_exceeds_what_clients_show()
    {
        var project = temp.MakeFolder("shop");
        new BriefingFiles(temp.Home).Publish(ProjectIdentity.Of(project).Id, new string('ü', 9_000));
        Run("claude", "SessionStart", JsonSerializer.Serialize(new { session_id = "s1", cwd = project }));
        using var output = JsonDocument.Parse(printed[0]);
        Assert.True(Encoding.UTF8.GetByteCount(output.RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()!) <= BriefingFiles.MaxBytes);
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

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(11);
        var valid = Encoding.UTF8.GetBytes("""{"session_id":"s1","transcript_path":"/t/s1.jsonl","cwd":"/p","prompt":"hello ü","tool_input":{"a":[1,2,{"b":null}]},"error":"x"}""");
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])valid.Clone();
            for (var k = 0; k < 1 + i % 8; k++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
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
}
