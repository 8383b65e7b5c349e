using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Episodes;

/// <summary>What a session was about, from small stories.</summary>
public sealed class EpisodeStoriesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private List<KnowledgeRecord> Episodes
    {
        get
        {
            using var c = work.Memory.Database.Open();
            return c.RecordLists.Active(work.ProjectId("shop"), RecordType.Episode);
        }
    }

    private KnowledgeRecord Told(Action<ClaudeSession> tell)
    {
        work.Bare("shop", "s1", tell);
        return Assert.Single(Episodes);
    }

    [Fact]
    public void The_goal_is_what_was_typed_not_a_template()
    {
        var episode = Told(s =>
            s.User("IT IS CRITICAL THAT YOU FOLLOW THIS COMMAND: LOAD the FULL @kit/workflow.md")
                .Says("Which feature?")
                .User("add the checkout page to the shop")
                .Edits("/w/checkout.ts")
                .Says("The checkout page is there.")
        );
        Assert.StartsWith("add the checkout page to the shop", episode.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_goal_holds_nothing_of_a_pasted_screen()
    {
        var episode = Told(s =>
            s.User("add the checkout page, as you began it\n● Read(/w/checkout.ts)\n  ⎿  Read 44 lines\n\n● You are right about the tax.")
                .Edits("/w/checkout.ts")
                .Says("The checkout page is there.")
        );
        Assert.StartsWith("add the checkout page, as you began it", episode.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tax", episode.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Read", episode.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_shows_no_end_is_unclear()
    {
        var episode = Told(s => s.User("add the checkout page to the shop").Edits("/w/checkout.ts").Says("I changed the page."));
        Assert.Equal("unclear", episode.Kind);
    }

    [Fact]
    public void Work_that_was_tested_behind_its_last_change_is_a_success()
    {
        var episode = Told(s =>
            s.User("add the checkout page to the shop").Edits("/w/checkout.ts").Bash("npm test", "all passed").Says("The page is there.")
        );
        Assert.Equal("success", episode.Kind);
    }

    [Fact]
    public void A_bare_question_is_no_episode()
    {
        work.Bare("shop", "s1", s => s.User("what does the cart do?").Says("It holds what you buy."));
        Assert.Empty(Episodes);
    }

    [Fact]
    public void A_later_reading_updates_it()
    {
        void First(ClaudeSession s) =>
            s.User("add the checkout page to the shop").Edits("/w/checkout.ts").Says("I changed the page, more follows.");
        Assert.Equal("unclear", Told(First).Kind);
        work.Bare(
            "shop",
            "s1",
            s =>
            {
                First(s);
                s.User("now run the tests").Bash("npm test", "all passed").Says("They pass.");
            }
        );
        Assert.Equal("success", Assert.Single(Episodes).Kind);
    }
}
