using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>Files that are not what they should be, between events that are: each costs itself at most.</summary>
public sealed class SpoolDrainTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider clock = new(Some.Time.AddHours(1));
    private readonly MemoryServices memory;
    private readonly string project;

    public SpoolDrainTests()
    {
        memory = new MemoryServices(temp.Home, clock);
        project = temp.MakeFolder("shop");
    }

    public void Dispose() => temp.Dispose();

    private string Post(string words, string session = "s1", string? transcript = null) =>
        memory.Spool.Post(
            new HookEvent
            {
                Client = "claude",
                Event = "UserPromptSubmit",
                At = Some.Time,
                Session = session,
                Cwd = project,
                Prompt = words,
                Transcript = transcript,
            }
        );

    private bool Knows(string words) =>
        memory.Recall.Recall(new() { Text = words, Limit = 5 }).Hits.Any(h => h.Record.Text.Contains(words, StringComparison.Ordinal));

    private string Pipe(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders");
        var path = Path.Combine(temp.Folder, name);
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
        return path;
    }

    [Fact]
    public void A_transcript_that_is_a_pipe_or_endless_costs_no_event()
    {
        Post("From now on never commit to main.", "s1", Pipe("pipe.jsonl"));
        Post("From now on always use tabs.", "s2", "/dev/zero");
        Post("From now on never push on fridays.", "s3", "/proc/self/mem");
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("never commit to main") && Knows("use tabs") && Knows("push on fridays"));
        Assert.Empty(memory.Spool.Waiting());
        Assert.Empty(memory.Spool.RejectedIds());
    }

    [Fact]
    public void A_transcript_that_cannot_be_read_is_read_when_it_can_be()
    {
        var path = Path.Combine(temp.Folder, "s1.jsonl");
        Directory.CreateDirectory(path); // What stands for a permission or a disk: it cannot be opened as a file.
        Post("From now on never commit to main.", "s1", path);
        var report = memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.Contains("session s1 is tried again later", Assert.Single(report.Troubles), StringComparison.Ordinal);
        Assert.True(memory.Drain.HasUnread);
        Directory.Delete(path);
        File.WriteAllText(path, new ClaudeSession("s1", project).User("From now on always use tabs.").Says("Yes.").Text);
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.False(Knows("use tabs")); // Not yet: it pauses between attempts.
        clock.Advance(TimeSpan.FromSeconds(11));
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("use tabs"));
        Assert.False(memory.Drain.HasUnread);
    }

    [Fact]
    public void A_transcript_that_appears_after_its_last_event_and_a_restart_is_found_by_the_sweep()
    {
        var path = Path.Combine(temp.Folder, "s1.jsonl");
        Post("From now on never commit to main.", "s1", path);
        memory.Drain.Run(TestContext.Current.CancellationToken);
        File.WriteAllText(path, new ClaudeSession("s1", project).User("From now on always use tabs.").Says("Yes.").Text);
        new MemoryServices(temp.Home, clock).Sweep.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("use tabs"));
    }

    [Fact]
    public void An_event_that_cannot_be_stored_leaves_a_line_for_the_log_each_time()
    {
        Refuse("hook_event", "new.session = 's1'");
        Post("From now on never commit to main.", "s1");
        Post("From now on always use tabs.", "s2");
        var report = memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("use tabs"));
        Assert.Contains("session s1 wait: SqliteException", Assert.Single(report.Troubles), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_beside_an_event_that_was_given_up_is_for_people()
    {
        Refuse("hook_event", "new.session = 's1'");
        Post("From now on never commit to main.", "s1");
        for (var attempt = 0; attempt < 3; attempt++)
            memory.Drain.Run(TestContext.Current.CancellationToken);
        var id = Assert.Single(memory.Spool.RejectedIds());
        var reason = File.ReadAllText(Path.Combine(memory.Spool.Rejected, id + ".reason.txt"));
        Assert.StartsWith("It could not be stored: ", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subagents_transcript_that_cannot_be_read_leaves_one_line_for_the_log_and_costs_no_other()
    {
        var own = temp.Write("s1.jsonl", new ClaudeSession("s1", project).User("From now on always use tabs.").Says("Yes.").Text);
        Directory.CreateDirectory(Path.Combine(temp.Folder, "s1", "subagents"));
        File.Move(Pipe("pipe"), Path.Combine(temp.Folder, "s1", "subagents", "agent-a.jsonl"));
        var report = memory.Transcripts.TakeWithAgents(own);
        Assert.Contains("agent-a.jsonl was not read", Assert.Single(report.Troubles), StringComparison.Ordinal);
        Assert.True(Knows("use tabs"));
        Assert.Empty(memory.Transcripts.TakeWithAgents(own).Troubles);
    }

    [Fact]
    public void A_transcript_that_the_sweep_cannot_store_leaves_one_line_for_the_log_and_costs_no_other()
    {
        var bad = temp.Write("bad.jsonl", new ClaudeSession("s1", project).User("let us begin").Says("Yes.").Text);
        var good = temp.Write("good.jsonl", new ClaudeSession("s2", project).User("let us begin").Says("Yes.").Text);
        memory.Transcripts.Take(bad);
        memory.Transcripts.Take(good);
        Refuse("turn", "new.text LIKE '%friday%'");
        File.WriteAllText(bad, new ClaudeSession("s1", project).User("let us begin").Says("Yes.").User("Never push on fridays.").Text);
        File.WriteAllText(good, new ClaudeSession("s2", project).User("let us begin").Says("Yes.").User("Always use tabs.").Text);
        var first = memory.Sweep.Run(TestContext.Current.CancellationToken);
        Assert.Contains("bad.jsonl was not read", Assert.Single(first.Troubles), StringComparison.Ordinal);
        Assert.True(Knows("use tabs"));
        Assert.Empty(memory.Sweep.Run(TestContext.Current.CancellationToken).Troubles);
    }

    private void Refuse(string table, string rows) =>
        memory.Database.Write(c =>
            c.Execute($"CREATE TRIGGER refused BEFORE INSERT ON {table} WHEN {rows} BEGIN SELECT RAISE(ABORT, 'refused'); END")
        );

    [Fact]
    public void An_event_that_is_a_pipe_a_link_or_garbage_is_set_aside_alone()
    {
        Post("From now on never commit to main.");
        foreach (var name in (string[])["20260101T000000-1-1", "20990101T000000-1-1"])
            File.WriteAllText(Path.Combine(memory.Spool.New, name + ".json"), "{\"half\":");
        Directory.CreateDirectory(Path.Combine(temp.Folder, "x"));
        File.Move(Pipe("pipe"), Path.Combine(memory.Spool.New, "20260102T000000-1-1.json"));
        File.CreateSymbolicLink(Path.Combine(memory.Spool.New, "20260103T000000-1-1.json"), "/etc/passwd");
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("never commit to main"));
        Assert.Equal(4, memory.Spool.RejectedIds().Count);
        Assert.Empty(memory.Spool.Waiting());
    }

    [Fact]
    public void Digits_of_another_script_in_a_briefing_are_no_numbers_and_reject_nothing()
    {
        var briefs = new BriefingFiles(temp.Home);
        briefs.Publish(BriefingFiles.Global, "- the port is in [#１２] and [#٣] and [#7]");
        memory.Spool.Post(
            new HookEvent
            {
                Client = "claude",
                Event = "SessionStart",
                At = Some.Time,
                Session = "s1",
                Cwd = project,
            }
        );
        Post("From now on never commit to main.");
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("never commit to main"));
        Assert.Empty(memory.Spool.RejectedIds());
        Assert.Equal([7L], TotalMemory.Transcripts.OwnContext.RecordIds("[#１２] [#٣] [#7]"));
    }

    [Fact]
    public void What_is_taken_while_the_memory_moves_away_waits_and_is_learned_into_the_new_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file is not moved there");
        Post("From now on never commit to main.");
        Directory.CreateDirectory(Path.Combine(temp.Folder, "away"));
        foreach (var file in Directory.GetFiles(temp.Home.Root, "memory.db*"))
            File.Move(file, Path.Combine(temp.Folder, "away", Path.GetFileName(file)));
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.True(Knows("never commit to main"));
        Assert.Empty(memory.Spool.Waiting());
    }

    [Fact]
    public void A_spool_folder_that_is_not_ours_is_named_with_its_remedy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || FileStatus.CurrentUser == 0, "modes do not bind root; ResilienceTests show it");
        Post("words");
        File.SetUnixFileMode(memory.Spool.New, UnixFileMode.None);
        try
        {
            Assert.Empty(memory.Spool.Waiting());
            Assert.Contains("chown", memory.Spool.Trouble!.Remedy, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(memory.Spool.New, (UnixFileMode)0b111_000_000);
        }
    }
}
