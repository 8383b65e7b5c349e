using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>A person words a session's summary anew: it is still that session, on its day.</summary>
public sealed class CorrectedEpisodeTests : IDisposable
{
    private const string Reworded = "The checkout page was begun; the tests are missing";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private KnowledgeRecord Episode()
    {
        using var c = work.Memory.Database.Open();
        return Assert.Single(c.RecordLists.Active(), r => r.Type == RecordType.Episode);
    }

    private void Session(params string[] more) =>
        work.Bare(
            "shop",
            "s1",
            s =>
            {
                s.User("please write the checkout page for the shop").Edits("/work/checkout.ts").Says("I wrote it.");
                foreach (var said in more)
                    s.User(said).Edits("/work/checkout.test.ts").Says("I wrote that, too.");
            }
        );

    [Fact]
    public void It_keeps_its_dates_and_its_session()
    {
        Session();
        var before = Episode();
        work.Memory.Knowledge.Correct(before.Id, Reworded);
        var after = Episode();
        Assert.Equal((Reworded, before.Created, before.Confirmed), (after.Text, after.Created, after.Confirmed));
        var briefing = work.Memory.Briefings.Preview(work.Memory.Projects.IdentifyFolder(work.Project("shop")));
        Assert.Contains($"Last session ({before.Confirmed.UtcDateTime:yyyy-MM-dd}", briefing, StringComparison.Ordinal);
        Assert.NotEmpty(work.Memory.Knowledge.Find(after.Id)!.Evidence);
    }

    [Fact]
    public void When_the_session_goes_on_the_persons_words_stay_and_there_is_no_second_summary()
    {
        Session();
        work.Memory.Knowledge.Correct(Episode().Id, Reworded);
        Session("please write its tests now, too");
        Assert.Equal(Reworded, Episode().Text);
    }
}
