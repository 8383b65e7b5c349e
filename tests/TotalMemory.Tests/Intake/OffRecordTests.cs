using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>Of what is off the record nothing is read or kept, by no way in; what was taken of a private session is forgotten.</summary>
public sealed class OffRecordTests : IDisposable
{
    private readonly Workplace work = new(Some.Time.AddDays(3));

    public void Dispose() => work.Dispose();

    private OffRecordFiles Files => work.Memory.OffRecord.Files;

    private IReadOnlyList<string> Texts() => [.. work.Memory.Records.Page(new RecordFilter(), null, 500).Items.Select(c => c.Record.Text)];

    private bool IsFound(string word) => work.Memory.TurnSearch.Find(new TurnQuery { Text = word }).Hits.Count > 0;

    // Every file of the home, as bytes.
    private void AssertGone(string word)
    {
        work.Memory.Publishing.Publish([TotalMemory.Spool.Reminders.Reminder.Everywhere]);
        Assert.True(work.Memory.Erasure.Finish());
        foreach (var file in Directory.EnumerateFiles(work.Memory.Home.Root, "*", SearchOption.AllDirectories))
            Assert.False(
                File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0,
                $"{Path.GetFileName(file)} holds {word}"
            );
    }

    private void Drain() => work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));

    private HookEvent Event(string name, string session, string? prompt = null, string folder = "shop") =>
        new()
        {
            Client = "gemini",
            Event = name,
            At = work.Time.GetUtcNow(),
            Session = session,
            Cwd = work.Project(folder),
            Prompt = prompt,
        };

    [Fact]
    public void What_was_said_in_a_pause_is_not_read_after_it()
    {
        var session = new ClaudeSession("s1", work.Project("shop"), Some.Time);
        session.User("From now on always use heron for the build.").Says("Right.");
        Files.Begin(new Pause(Some.Time.AddMinutes(1), Some.Time.AddMinutes(61), null));
        var path = work.Temp.Write("s1.jsonl", session.Text);
        work.Memory.Transcripts.Take(path);
        var later = new ClaudeSession("s1b", work.Project("shop"), Some.Time.AddMinutes(30));
        later.User("From now on always use pelican for the build.").Says("Right.");
        var after = new ClaudeSession("s1c", work.Project("shop"), Some.Time.AddMinutes(70));
        after.User("From now on always use stork for the tests.").Says("Right.");
        var rest = (later.Text + after.Text).Replace("Id\":\"s1b\"", "Id\":\"s1\"", StringComparison.Ordinal);
        File.AppendAllText(path, rest.Replace("Id\":\"s1c\"", "Id\":\"s1\"", StringComparison.Ordinal));
        work.Time.Advance(TimeSpan.FromMinutes(5));
        work.Memory.Transcripts.Take(path);
        Assert.True(IsFound("heron"));
        Assert.True(IsFound("stork"));
        Assert.False(IsFound("pelican"));
        AssertGone("pelican");
    }

    [Fact]
    public void A_pause_of_one_project_leaves_the_others()
    {
        Files.Begin(new Pause(Some.Time, null, work.ProjectId("shop")));
        work.Session("shop", s => s.User("From now on always use pelican.")).Session("other", s => s.User("From now on always use heron."));
        Assert.False(IsFound("pelican"));
        Assert.True(IsFound("heron"));
        work.Memory.Spool.Post(Event("UserPromptSubmit", "g1", "From now on always use ibis here"));
        work.Memory.Spool.Post(Event("UserPromptSubmit", "g2", "From now on always use egret here", "other"));
        Drain();
        Assert.False(IsFound("ibis"));
        Assert.True(IsFound("egret"));
    }

    [Fact]
    public void Words_that_stand_before_the_first_folder_are_of_the_folder_too()
    {
        Files.Begin(new Pause(Some.Time, null, work.ProjectId("shop")));
        var session = new ClaudeSession("s1", work.Project("shop"), Some.Time);
        session.Line(
            $$"""{"type":"queue-operation","operation":"enqueue","sessionId":"s1","timestamp":"{{Some.Time:O}}","content":"use pelican"}"""
        );
        session.User("use pelican");
        work.Memory.Transcripts.Take(work.Temp.Write("transcripts/s1.jsonl", session.Text));
        Assert.False(IsFound("pelican"));
    }

    [Fact]
    public void Nothing_of_an_excluded_folder_is_read_not_even_its_name()
    {
        Files.Exclude(work.Project("acme"), work.Time.GetUtcNow());
        work.Session("acme", "s9", s => s.User("From now on always use pelican."));
        Directory.CreateSymbolicLink(work.Project("links") + "/a", work.Project("acme"));
        var linked = new ClaudeSession("s10", work.Project("links") + "/a", Some.Time);
        var path = work.Temp.Write("transcripts/s10.jsonl", linked.User("From now on always use pelican too.").Text);
        Assert.Equal(1, work.Memory.Transcripts.Take(path).Withheld);
        Assert.Empty(Texts());
        Assert.DoesNotContain(work.Memory.Projects.All(), p => p.Name == "acme");
        // What a session says after it went into the folder is not read either.
        work.Session(
            "shop",
            "s11",
            s =>
            {
                s.User("I like herons, and from now on always use heron.");
                foreach (
                    var line in new ClaudeSession("s11", work.Project("acme"), Some.Time.AddDays(2))
                        .User("now the pelican")
                        .Text.Split('\n')
                )
                    if (line.Length > 0)
                        s.Line(line);
            }
        );
        Assert.True(IsFound("heron"));
        Assert.False(IsFound("pelican"));
    }

    [Fact]
    public void What_was_taken_of_a_session_that_becomes_private_is_in_no_file_any_more()
    {
        work.Session(
            "shop",
            "secret",
            s =>
                s.User("From now on always call the client Pelicanus.")
                    .Bash("make pelicanus-report", "pelicanus: error: no such target", 2)
                    .User("No, that is wrong: never write Pelicanus in lower case.")
        );
        work.Session("shop", "other", s => s.User("From now on always use heron for the build."));
        Assert.Contains(Texts(), t => t.Contains("Pelicanus", StringComparison.Ordinal));
        Files.Sessions.Mark("secret");
        Drain();
        Assert.DoesNotContain(Texts(), t => t.Contains("elicanus", StringComparison.Ordinal));
        Assert.Contains(Texts(), t => t.Contains("heron", StringComparison.Ordinal));
        AssertGone("elicanus");
        // Nor does it come back.
        work.Memory.Sweep.Run(TestContext.Current.CancellationToken);
        work.Memory.Transcripts.Take(Path.Combine(work.Temp.Folder, "transcripts", "secret.jsonl"));
        Assert.False(IsFound("pelicanus"));
        Assert.Equal("1 session is private", Assert.Single(work.Memory.OffRecord.Describe()));
    }

    [Fact]
    public void A_wish_in_a_transcript_counts_whenever_it_is_said()
    {
        work.Session("shop", "first", s => s.User("From now on always use pelican.").Says("Right.").User("This session is private."));
        Assert.Empty(Texts());
        Assert.False(IsFound("pelican"));
        Assert.True(Files.Sessions.Contains("first"));
        AssertGone("pelican");
    }

    [Fact]
    public void A_sessions_events_go_as_well()
    {
        work.Memory.Spool.Post(Event("UserPromptSubmit", "g1", "From now on always use pelican here"));
        Drain();
        Assert.True(IsFound("pelican"));
        Files.Sessions.Mark("g1");
        work.Memory.Spool.Post(Event("Private", "g1"));
        work.Memory.Spool.Post(Event("UserPromptSubmit", "g1", "and the pelican is white"));
        Drain();
        Assert.Empty(work.Memory.Spool.Waiting());
        Assert.Empty(Texts());
        AssertGone("pelican");
    }

    [Fact]
    public void What_another_session_says_too_stays_in_its_words()
    {
        const string both = "From now on always use pnpm here, never npm.";
        work.Session("shop", "secret", s => s.User(both)).Session("shop", "other", s => s.User(both));
        Files.Sessions.Mark("secret");
        Drain();
        work.Memory.Sweep.Run(TestContext.Current.CancellationToken);
        var fact = Assert.Single(
            work.Memory.Records.Page(new RecordFilter { Types = [RecordType.Fact] }, null, 50).Items,
            c => c.Record.Text.Contains("pnpm", StringComparison.Ordinal)
        );
        Assert.All(work.Memory.Knowledge.Find(fact.Record.Id)!.Evidence, e => Assert.Equal("other", e.Session));
    }

    [Fact]
    public void While_nothing_is_off_the_record_no_folder_is_made()
    {
        work.Session("shop", s => s.User("From now on always use heron."));
        Drain();
        Assert.True(Files.AreNone);
        Assert.Empty(work.Memory.OffRecord.Describe());
    }
}
