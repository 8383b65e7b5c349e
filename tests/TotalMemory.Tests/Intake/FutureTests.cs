using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

public sealed class FutureTests
{
    private static readonly DateTimeOffset Future = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static long Latest(Workplace work, string sql)
    {
        using var c = work.Memory.Database.Open();
        return (long)c.Scalar(sql)!;
    }

    [Fact]
    public void A_session_of_the_future_was_read_today()
    {
        using var work = new Workplace();
        var session = new ClaudeSession("s1", work.Project("shop"), Future);
        session.User("let us build the shop").Bash("make", "ok").Says("Done.").User("From now on never use npm here.").Says("Noted.");
        work.Memory.Publishing.AfterLearning(work.Memory.Transcripts.Take(work.Temp.Write("transcripts/s1.jsonl", session.Text)));
        var now = work.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(
            now,
            Latest(work, "SELECT max(ended, started, (SELECT max(at) FROM turn), (SELECT max(confirmed) FROM record)) FROM session")
        );
        Assert.True(Latest(work, "SELECT max(at) FROM evidence") <= now);
        Assert.DoesNotContain("2099", work.Memory.Briefings.Preview(work.Memory.Projects.IdentifyFolder(work.Project("shop"))));
    }

    [Fact]
    public void What_is_saved_with_words_of_the_future_was_said_now()
    {
        using var work = new Workplace();
        var shop = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var id = work
            .Memory.Knowledge.Save(shop, Some.Fact("We use pnpm") with { Evidence = [Some.Evidence("We use pnpm") with { At = Future }] })
            .Id;
        Assert.Equal(work.Time.GetUtcNow(), work.Memory.Knowledge.Find(id)!.Record.Confirmed);
    }
}
