using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>total-agent-memory's second category: self-improvement.</summary>
public sealed class SelfImprovementToolsTests : ToolTests
{
    private Task<ToolAnswer> ErrorAsync(string description, string category = "docker", string fix = "") =>
        CallAsync(
            "self_error_log",
            new
            {
                description,
                category,
                fix,
            }
        );

    [Fact]
    public async Task The_third_error_of_a_kind_becomes_an_insight()
    {
        await ErrorAsync("Forgot the --network flag for the redis container", fix: "docker run --network shop_net redis");
        Assert.False((await ErrorAsync("Started the redis container without the --network flag"))["pattern_detected"].GetBoolean());
        var third = await ErrorAsync("The redis container ran without --network again", fix: "docker run --network shop_net redis");
        Assert.True(third["pattern_detected"].GetBoolean());
        var insight = third["insight_id"].GetInt64();
        var listed = await CallAsync("self_insight", new { action = "list" });
        Assert.Equal([insight], listed.Ids);
        Assert.Contains("docker run --network shop_net redis", listed.Text);
        Assert.Contains("importance 3, confidence 0.60", listed.Text);
    }

    [Fact]
    public async Task Three_errors_with_nothing_in_common_make_no_insight()
    {
        await ErrorAsync("Misread the invoice total", "wrong_assumption");
        await ErrorAsync("Deleted the wrong branch", "wrong_assumption");
        var third = await ErrorAsync("Guessed the timezone", "wrong_assumption");
        Assert.True(third["pattern_detected"].GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, third["insight_id"].ValueKind);
        Assert.Contains("self_insight", third.Text);
    }

    [Fact]
    public async Task Errors_older_than_thirty_days_are_no_pattern()
    {
        await ErrorAsync("Forgot the --network flag for redis");
        await ErrorAsync("Forgot the --network flag for redis once more");
        Work.Time.Advance(TimeSpan.FromDays(40));
        Assert.False((await ErrorAsync("Forgot the --network flag for redis a third time"))["pattern_detected"].GetBoolean());
    }

    [Fact]
    public async Task An_insight_is_voted_up_and_promoted_at_five_and_four_fifths()
    {
        var id = (
            await CallAsync(
                "self_insight",
                new
                {
                    action = "add",
                    content = "Check the compose network before blaming redis",
                    category = "docker",
                }
            )
        ).Id;
        var early = await CallAsync("self_insight", new { action = "promote", id });
        Assert.False(early["promoted"].GetBoolean());
        Assert.Contains("Not promoted", early.Text);
        for (var i = 0; i < 6; i++)
            await CallAsync("self_insight", new { action = "upvote", id });
        var ready = await CallAsync("self_insight", new { action = "promote", id });
        Assert.True(ready["promoted"].GetBoolean());
        Assert.Equal(5, ready["importance"].GetInt32());
        Assert.Contains("Check the compose network", (await CallAsync("self_rules_context", new { project = "shop" })).Text);
        Assert.Equal([id], (await CallAsync("self_rules", new { action = "list" })).Ids);
        // A review later does not take it back.
        Work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Equal([id], (await CallAsync("self_rules", new { action = "list" })).Ids);
    }

    [Fact]
    public async Task An_insight_said_again_is_a_vote_and_voted_down_to_nothing_it_is_archived()
    {
        var id = (await CallAsync("self_insight", new { action = "add", content = "Redis needs the shop network" })).Id;
        var again = await CallAsync("self_insight", new { action = "add", content = "Redis needs the shop network" });
        Assert.Equal(id, again.Id);
        Assert.False(again["added"].GetBoolean());
        Assert.Contains("votes +1", again.Text);
        await CallAsync(
            "self_insight",
            new
            {
                action = "edit",
                id,
                content = "Redis needs the network shop_net",
            }
        );
        Assert.Contains("shop_net", (await CallAsync("self_insight", new { action = "list" })).Text);
        for (var i = 0; i < 3; i++)
            await CallAsync("self_insight", new { action = "downvote", id });
        Assert.Contains("No insights", (await CallAsync("self_insight", new { action = "list" })).Text);
    }

    [Fact]
    public async Task A_rule_is_fired_rated_and_suspended_after_ten_failures()
    {
        var id = (
            await CallAsync(
                "self_rules",
                new
                {
                    action = "add_manual",
                    content = "Always build with make",
                    category = "build",
                }
            )
        ).Id;
        Assert.Contains("used 1 time", (await CallAsync("self_rules", new { action = "fire", id })).Text);
        Assert.Equal(1, (
                await CallAsync(
                    "self_rules",
                    new
                    {
                        action = "rate",
                        id,
                        success = true,
                    }
                )
            )["success_rate"].GetDouble());
        for (var i = 0; i < 9; i++)
            Assert.Equal("active", (
                    await CallAsync(
                        "self_rules",
                        new
                        {
                            action = "rate",
                            id,
                            success = false,
                        }
                    )
                )["status"].GetString());
        Assert.Equal("suspended", (
                await CallAsync(
                    "self_rules",
                    new
                    {
                        action = "rate",
                        id,
                        success = false,
                    }
                )
            )["status"].GetString());
        Assert.DoesNotContain("make", (await CallAsync("self_rules_context")).Text);
        Assert.Equal("active", (await CallAsync("self_rules", new { action = "activate", id }))["status"].GetString());
        Assert.Equal("retired", (await CallAsync("self_rules", new { action = "retire", id }))["status"].GetString());
        Assert.Contains("No rules", (await CallAsync("self_rules", new { action = "list" })).Text);
    }

    [Fact]
    public async Task Looking_at_rules_counts_as_no_use_of_them()
    {
        var id = (await CallAsync("self_rules", new { action = "add_manual", content = "Always build with make" })).Id;
        for (var i = 0; i < 5; i++)
            await CallAsync("self_rules_context");
        Assert.DoesNotContain("used", (await CallAsync("self_rules", new { action = "list" })).Text);
        Assert.Equal(id, (await CallAsync("self_rules_context", new { categories = new[] { "make" } })).Id);
        Assert.Empty((await CallAsync("self_rules_context", new { categories = new[] { "kubernetes" } })).Ids);
    }

    [Fact]
    public async Task Patterns_show_what_comes_back_and_whether_it_gets_better()
    {
        Work.Session("shop", s => s.User("build it").Bash("npm run build", "sh: vite: not found", 127).Says("It failed."))
            .Session("shop", s => s.User("build it").Bash("npm run build", "sh: vite: not found", 127).Says("It failed again."));
        await ErrorAsync("Forgot the cache", "build");
        var report = await CallAsync(
            "self_patterns",
            new
            {
                view = "full_report",
                project = "shop",
                days = 90,
            }
        );
        Assert.Contains("npm run build ×2", report.Text);
        Assert.Contains("in 2 sessions", report.Text);
        Assert.Contains("last four weeks: 0, 0, 0, 1 (new errors this week)", report.Text);
        Assert.DoesNotContain("weeks", (await CallAsync("self_patterns", new { view = "error_patterns" })).Text);
    }

    [Fact]
    public async Task A_reflection_is_found_and_is_no_rule()
    {
        var id = (
            await CallAsync(
                "self_reflect",
                new
                {
                    reflection = "I should have read the migration guide first",
                    task_summary = "Upgraded the ORM",
                    outcome = "partial",
                }
            )
        ).Id;
        var found = await CallAsync("memory_recall", new { query = "migration guide", type = "reflection" });
        Assert.Equal(id, found.Id);
        Assert.Contains("Upgraded the ORM", (await CallAsync("memory_get", new { ids = new[] { id } })).Text);
        Assert.Empty((await CallAsync("self_rules_context")).Ids);
    }

    [Fact]
    public async Task Rules_context_puts_what_sessions_taught_before_what_was_only_said()
    {
        Work.Session("shop", s => s.User("From now on never push to main directly.").Says("Understood."));
        var answer = await CallAsync("self_rules_context", new { project = "shop" });
        Assert.Contains("never push to main", answer.Text);
        Assert.Single(answer.Text.Split('\n'), l => l.Contains("never push to main", StringComparison.Ordinal));
    }
}
