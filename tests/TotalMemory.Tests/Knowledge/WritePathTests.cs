using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

public sealed class WritePathTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Some.Time);
    private readonly MemoryServices memory;
    private readonly ProjectIdentity shop;
    private readonly ProjectIdentity api;

    public WritePathTests()
    {
        memory = new MemoryServices(temp.Home, time);
        shop = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
        api = ProjectIdentity.Resolve(temp.MakeFolder("api"));
    }

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Saying_it_again_confirms_what_is_there()
    {
        var first = memory.Knowledge.Save(shop, Some.Fact("We use tabs for indentation."));
        time.Advance(TimeSpan.FromDays(1));
        var again = memory.Knowledge.Save(shop, Some.Fact("we always use tabs for indentation", importance: 5));
        Assert.Equal((WriteResult.Merged, first.Id), (again.Result, again.Id));
        var record = memory.Knowledge.Find(first.Id)!.Record;
        Assert.Equal((5, Some.Time.AddDays(1)), (record.Importance, record.Confirmed));
    }

    [Fact]
    public void How_a_session_ended_is_told_anew_though_its_goal_is_the_same()
    {
        var episode = new Draft
        {
            Type = RecordType.Episode,
            Kind = "unclear",
            Text = "please build the project",
            Context = "1 messages",
            Identity = "s1",
            Importance = 2,
            Confidence = 0.7,
            Origin = Origin.Tool,
            Evidence = [],
        };
        var first = memory.Knowledge.Save(shop, episode);
        memory.Knowledge.Save(shop, episode with { Kind = "success", Context = "2 messages" });
        var record = memory.Knowledge.Find(first.Id)!.Record;
        Assert.Equal(("success", "2 messages"), (record.Kind, record.Context));
    }

    [Theory]
    [InlineData("The API listens on port 8080", "The API listens on port 8081")]
    [InlineData("do use the cache in tests", "do not use the cache in tests")]
    [InlineData("Pin the base image to v1.2", "Pin the base image to v1.3")]
    public void Both_sides_of_a_difference_survive(string a, string b)
    {
        memory.Knowledge.Save(shop, Some.Fact(a));
        Assert.Equal(WriteResult.Added, memory.Knowledge.Save(shop, Some.Fact(b)).Result);
        memory.Reflection.Run();
        Assert.Equal(2, memory.Knowledge.Count().Facts);
    }

    [Fact]
    public void Projects_do_not_answer_for_each_other()
    {
        var a = memory.Knowledge.Save(shop, Some.Fact("We use tabs."));
        var b = memory.Knowledge.Save(api, Some.Fact("We use tabs."));
        Assert.Equal(WriteResult.Added, b.Result);
        Assert.Null(memory.Knowledge.Find(a.Id, api.Id));
        Assert.NotNull(memory.Knowledge.Find(a.Id, shop.Id));
    }

    [Fact]
    public void What_was_rejected_stays_rejected_in_other_words_too()
    {
        var saved = memory.Knowledge.Save(shop, Some.Fact("We use tabs for indentation."));
        Assert.NotNull(memory.Knowledge.Forget(saved.Id, "wrong"));
        Assert.Equal(WriteResult.Refused, memory.Knowledge.Save(shop, Some.Fact("we always use tabs for indentation")).Result);
        Assert.Equal(WriteResult.Added, memory.Knowledge.Save(api, Some.Fact("We use tabs for indentation.")).Result);
        Assert.Empty(memory.Recall.Recall(new() { Text = "tabs", Project = shop.Id }).Hits);
    }

    [Fact]
    public void The_persons_words_outrank_an_agents()
    {
        var saved = memory.Knowledge.Save(shop, Some.Fact("Always use pnpm here.", FactKinds.Fact, Origin.Assistant));
        memory.Knowledge.Save(shop, Some.Fact("Always use pnpm here."));
        Assert.Contains(memory.Knowledge.Rules(shop.Id, 10), r => r.Id == saved.Id);
    }

    [Fact]
    public void What_the_user_wants_is_not_lost_behind_a_thousand_newer_facts()
    {
        var norm = memory.Knowledge.Save(shop, Some.Fact("Always use pnpm here."));
        var now = time.GetUtcNow().AddDays(1);
        memory.Database.Write(c =>
        {
            for (var i = 0; i < 1_100; i++)
                c.Records.Insert(
                    Some.Fact($"Statement number {i} about something else.", FactKinds.Fact),
                    shop.Id,
                    $"identity-{i}",
                    "",
                    now,
                    now,
                    now
                );
        });
        Assert.Equal(norm.Id, Assert.Single(memory.Knowledge.Rules(shop.Id, 10)).Id);
    }

    [Fact]
    public void Forgetting_needs_to_see_the_record()
    {
        var saved = memory.Knowledge.Save(shop, Some.Fact("We use tabs."));
        Assert.Null(memory.Knowledge.Forget(saved.Id, "x", api.Id));
        Assert.Null(memory.Knowledge.Forget(99, "x"));
        Assert.Equal(1, memory.Knowledge.Count().Facts);
    }

    [Fact]
    public void Words_are_kept_with_a_record_at_most_two_kilobytes_each()
    {
        var saved = memory.Knowledge.Save(
            shop,
            Some.Fact("Deploys run at night.") with
            {
                Evidence = [Some.Evidence(new string('ü', 5000))],
            }
        );
        Assert.InRange(
            System.Text.Encoding.UTF8.GetByteCount(memory.Knowledge.Find(saved.Id)!.Evidence[0].Quote),
            1900,
            Evidence.LongestQuote
        );
    }
}
