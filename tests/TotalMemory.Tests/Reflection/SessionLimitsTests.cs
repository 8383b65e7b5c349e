using TotalMemory.Browsing;
using TotalMemory.Reflection;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Reflection;

/// <summary>A person's limits: what agents and programs said goes by age or size; what was learned stays.</summary>
public sealed class SessionLimitsTests : IDisposable
{
    private static readonly DateTimeOffset Now = Some.Time;
    private readonly Workplace work = new(Some.Time.AddDays(3));

    public void Dispose() => work.Dispose();

    private static TrimmableTranscript Transcript(long id, int days, long bytes = 1_000_000) => new(id, Now.AddDays(-days), bytes);

    [Fact]
    public void By_age_the_old_go_and_by_size_the_oldest_until_it_fits()
    {
        TrimmableTranscript[] all = [Transcript(1, 10), Transcript(2, 400), Transcript(3, 40), Transcript(4, 1)];
        Assert.Equal([2], TranscriptTrimming.Choose(all, new LimitSettings { SessionDays = 365 }, 0, Now));
        Assert.Equal([2, 3], TranscriptTrimming.Choose(all, new LimitSettings { Megabytes = 50 }, 52_000_000, Now));
        Assert.Equal([2], TranscriptTrimming.Choose(all, new LimitSettings { SessionDays = 365, Megabytes = 50 }, 51_000_000, Now));
        Assert.Empty(TranscriptTrimming.Choose(all, new LimitSettings { Megabytes = 50 }, 50_000_000, Now));
        // The last week stays, whatever the size.
        Assert.Equal([2, 3, 1], TranscriptTrimming.Choose(all, new LimitSettings { Megabytes = 50 }, 500_000_000, Now));
        Assert.Empty(TranscriptTrimming.Choose(all, new LimitSettings(), 500_000_000, Now));
    }

    private bool IsFound(string word) => work.Memory.TurnSearch.Find(new TurnQuery { Text = word }).Hits.Count > 0;

    private IReadOnlyList<string> Learned() =>
        [.. work.Memory.Records.Page(new RecordFilter(), null, 100).Items.Select(c => $"{c.Record.Id} {c.Record.Text}")];

    private void Tell()
    {
        work.Session(
            "shop",
            "s1",
            s =>
                s.User("From now on always use heron for the build.")
                    .Bash("make pelican", "pelican: error: the albatross is missing", 2)
                    .Bash("make heron", "built")
                    .Says("The cormorant flies.")
        );
        new UserSettings { Limits = new LimitSettings { SessionDays = 30 } }.Save(work.Memory.Home);
        work.Time.Advance(TimeSpan.FromDays(40));
    }

    [Fact]
    public void The_night_sheds_what_is_too_old_and_nothing_that_was_learned()
    {
        Tell();
        var learned = Learned();
        work.Memory.Reflection.Run();
        Assert.False(IsFound("cormorant"));
        Assert.False(IsFound("albatross"));
        Assert.True(IsFound("heron"));
        Assert.Equal(learned, Learned());
        // Nor by looking again.
        work.Memory.Publishing.AfterLearning(work.Memory.Sweep.Run(TestContext.Current.CancellationToken));
        Assert.Equal(learned, Learned());
        Assert.Empty(work.Memory.Transcripts.Learning.Unlearned());
        Assert.Equal(0, work.Memory.Limits.Apply());
        Assert.Contains("what agents and programs said is kept for 30 days", work.Memory.Limits.Describe());
    }

    [Fact]
    public void A_session_that_goes_on_afterwards_is_read_anew()
    {
        Tell();
        var learned = Learned();
        work.Memory.Limits.Apply();
        var more = new ClaudeSession("s1", work.Project("shop"), work.Time.GetUtcNow()).User(
            "And always use stork for the tests.",
            "more-1"
        );
        var path = Path.Combine(work.Temp.Folder, "transcripts", "s1.jsonl");
        File.AppendAllText(path, more.Text);
        work.Time.Advance(TimeSpan.FromMinutes(5));
        work.Memory.Publishing.AfterLearning(work.Memory.Transcripts.Take(path));
        Assert.True(IsFound("cormorant"));
        Assert.True(IsFound("stork"));
        // What came of the session is another now.
        Assert.Subset(Learned().ToHashSet(), learned.Where(l => !l.Contains("go on with the work", StringComparison.Ordinal)).ToHashSet());
    }

    [Fact]
    public void Without_limits_nothing_is_shed()
    {
        Tell();
        new UserSettings().Save(work.Memory.Home);
        Assert.Equal(0, work.Memory.Limits.Apply());
        Assert.Contains("without a time limit", work.Memory.Limits.Describe());
    }
}
