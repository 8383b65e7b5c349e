using System.Text;
using System.Text.Json;
using CsCheck;
using TotalMemory.Hooks;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Hooks;

/// <summary>What is posted, and what bad input does.</summary>
public sealed class HookTests : HookCalls
{
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
        Assert.Empty(Printed);
    }

    [Fact]
    public void A_secret_in_the_path_of_a_transcript_is_kept_only_where_there_is_one_to_follow()
    {
        const string secret = "ghp_a8Fj3kLm9PqRs2TuVw5XyZ0bCd7EfGh1JkLm";
        Run("claude", "Stop", $$"""{"session_id":"s1","transcript_path":"/t/{{secret}}/s1.jsonl","cwd":"/p"}""");
        Assert.Null(Posted().Transcript);
        var there = Temp.Write($"{secret}/s1.jsonl", "{}");
        Run("claude", "Stop", $$"""{"session_id":"s1","transcript_path":"{{there}}","cwd":"/p"}""");
        Assert.Equal(there, Posted().Transcript);
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
        var spool = new EventSpool(Temp.Home);
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
        Assert.Empty(Printed);
    }

    [Theory]
    [InlineData("""{"session_id":"s","prompt":"use pnpm \ud83d"}""", "use pnpm \uFFFD")]
    [InlineData("""{"session_id":"s","prompt":"use C:\work","cwd":"/x"}""", "use C:\\work")]
    [InlineData("""{"\ud83d":1,"session_id":"s","prompt":"use pnpm"}""", "use pnpm")]
    [InlineData("""{"session_id":"s","prompt":{"type":"text","x":{"text":"no"},"text":"use pnpm"},"cwd":"/p"}""", "use pnpm")]
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
        var valid = Encoding.UTF8.GetBytes(
            """
            {"session_id":"s1","transcript_path":"/t/s1.jsonl","cwd":"/p","prompt":"hello ü","tool_input":{"a":[1,2,
            {"b":null}]},"error":"x"}
            """
        );
        var damages = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 8];
        Gen.Select(damages, Gen.Int[0, valid.Length])
            .Sample(
                (damage, length) =>
                {
                    var bytes = (byte[])valid.Clone();
                    foreach (var (at, value) in damage)
                        bytes[at] = value;
                    Payload.Read(bytes.AsSpan(0, length));
                },
                iter: 3_000
            );
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_silence()
    {
        File.WriteAllText(Path.Combine(Temp.Folder, "home"), "a file where the home should be");
        Run("claude", "UserPromptSubmit", """{"session_id":"s1","prompt":"hello"}""");
        Assert.Empty(Printed);
    }
}
