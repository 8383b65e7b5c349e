using TotalMemory.Spool.Records;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class ReadingTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private static List<Turn> Read(string path)
    {
        var reader = new TranscriptReader(new OpenCalls());
        using var lines = new RecordLines(TranscriptFile.Open(path), 0);
        var turns = new List<Turn>();
        for (var n = 1; lines.TryRead(out var line); n++)
        {
            var read = reader.Read(line, n, Some.Time);
            Assert.Equal(0, read.Lost);
            var record = Assert.Single(read.Records);
            Assert.True(record.Known, $"line {n} of {path} is of an unknown type");
            turns.AddRange(record.Turns);
        }
        return turns;
    }

    private static List<Turn> Fixture(string name) => Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    [Fact]
    public void Every_recorded_line_of_both_clients_is_understood()
    {
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.jsonl", SearchOption.AllDirectories)
        )
            Assert.NotEmpty(Read(file));
    }

    [Fact]
    public void A_codex_session_shows_each_message_once_and_the_failed_command_with_its_code()
    {
        var turns = Fixture("codex/main.jsonl");
        Assert.Equal(
            ["SCENARIO-FAIL please build", "No, that is wrong: do not use npm, use dotnet. SCENARIO-CORRECT"],
            turns.Where(t => t.Kind == TurnKind.Prompt).Select(t => t.Text).Take(2)
        );
        Assert.Equal(1, turns.Count(t => t.Kind == TurnKind.Assistant && t.Text == "The build failed with error CS1002."));
        var failure = turns.First(t => t.Outcome == ToolOutcome.Error);
        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("CS1002", failure.Detail);
    }

    [Fact]
    public void A_failed_patch_has_no_event_and_is_still_seen() =>
        Assert.StartsWith(
            "apply_patch verification failed",
            Fixture("codex/badpatch.jsonl").Single(t => t.Outcome == ToolOutcome.Error).Detail
        );

    [Fact]
    public void Failed_mcp_calls_are_seen() =>
        Assert.Equal(2, Fixture("codex/mcp.jsonl").Where(t => t.Outcome == ToolOutcome.Error).Select(t => t.Call).Distinct().Count());

    [Fact]
    public void The_end_of_a_command_that_outlived_its_call_belongs_to_that_call()
    {
        var turns = Fixture("codex/yield.jsonl");
        var calls = turns.Where(t => t.Kind == TurnKind.ToolCall).Select(t => t.Call).ToHashSet();
        Assert.All(turns.Where(t => t.Kind == TurnKind.ToolResult), r => Assert.Contains(r.Call, calls));
        Assert.Contains(turns, t => t.Kind == TurnKind.ToolResult && t.ExitCode is not null);
    }

    [Fact]
    public void No_person_wrote_a_subagents_task() =>
        Assert.DoesNotContain(Fixture("codex/subagent-child.jsonl"), t => t.Kind == TurnKind.Prompt);

    [Fact]
    public void A_compaction_brings_no_message_twice()
    {
        var prompts = Fixture("codex/compacted.jsonl").Where(t => t.Kind == TurnKind.Prompt).Select(t => t.Text).ToList();
        Assert.Equal(prompts.Distinct(), prompts);
    }

    [Fact]
    public void A_message_typed_while_the_agent_works_is_the_persons() =>
        Assert.Contains(Fixture("claude/tui-midturn-steer.jsonl"), t => t.Kind == TurnKind.Steer || t.Kind == TurnKind.Queued);

    [Fact]
    public void Claude_tool_errors_are_told_apart()
    {
        var results = Fixture("claude/tool-errors.jsonl").Where(t => t.Kind == TurnKind.ToolResult).ToList();
        Assert.Contains(results, r => r.Outcome == ToolOutcome.Error && r.ExitCode is > 0);
        Assert.Contains(results, r => r.Outcome == ToolOutcome.Ok);
    }

    [Fact]
    public void Requests_and_hook_output_are_not_conversation()
    {
        var all = Fixture("claude/main.jsonl");
        Assert.Equal(1, all.Count(t => t.Kind == TurnKind.Prompt && t.Text.StartsWith("SCENARIO-FAIL", StringComparison.Ordinal)));
        Assert.DoesNotContain(all, t => t.Text.Contains("hook additional context", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("<task-notification>x", "")]
    [InlineData("<system-reminder>do this</system-reminder>\n\nreal question", "real question")]
    [InlineData("<command-name>/clear</command-name>", "")]
    [InlineData("# Context from my IDE setup:\nfiles\n## My request for Codex:\nfix it", "fix it")]
    [InlineData("<environment_context>\n<cwd>/x</cwd>", "")]
    [InlineData("  plain words ", "plain words")]
    public void Only_a_persons_words_remain(string text, string expected) => Assert.Equal(expected, HarnessText.PersonsWords(text));

    [Fact]
    public void What_we_printed_is_taken_out()
    {
        Assert.Equal("before  after", OwnContext.Remove($"before {OwnContext.Open} project=\"x\">\n- rule\n{OwnContext.Close} after"));
        Assert.Equal("before ", OwnContext.Remove($"before {OwnContext.Open}>never closed"));
    }
}
