using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>total-agent-memory's third category: the knowledge graph; and its facts in time.</summary>
public sealed class GraphToolsTests : ToolTests
{
    [Theory]
    [InlineData("type")]
    [InlineData("relation")]
    public async Task Two_records_are_related_by_either_name(string argument)
    {
        var problem = await SaveAsync("Redis refuses connections from the worker");
        var solution = await SaveAsync("The worker must join the compose network", "solution");
        var answer = await CallAsync(
            "memory_relate",
            new Dictionary<string, object?>
            {
                ["from_id"] = solution,
                ["to_id"] = problem,
                [argument] = "solution",
            }
        );
        Assert.True(answer["created"].GetBoolean());
        Assert.Contains(
            $"#{solution} solution #{problem}",
            (await CallAsync("memory_graph", new { node = problem.ToString(System.Globalization.CultureInfo.InvariantCulture) })).Text
        );
        Assert.False((
                await CallAsync(
                    "memory_relate",
                    new
                    {
                        from_id = solution,
                        to_id = problem,
                        type = "solution",
                    }
                )
            )["created"].GetBoolean());
    }

    [Fact]
    public async Task Nothing_of_another_project_is_related_or_shown()
    {
        var mine = await SaveAsync("Redis runs in compose");
        Server.Project = "api";
        var other = await SaveAsync("Redis runs on a host of its own");
        Assert.Contains(
            "no active record",
            await Server.RefusedAsync(
                "memory_relate",
                new
                {
                    from_id = mine,
                    to_id = other,
                    type = "related",
                }
            )
        );
        Assert.DoesNotContain("compose", (await CallAsync("memory_graph", new { node = "redis" })).Text);
        Assert.Contains("(1)", (await CallAsync("memory_concepts", new { query = "redis" })).Text);
        Assert.Contains("neither a record", await Server.RefusedAsync("memory_graph", new { node = "#" + mine }));
    }

    [Fact]
    public async Task The_graph_goes_as_deep_as_asked_and_no_deeper()
    {
        var a = await SaveAsync("Redis backs the session store of `CartService`");
        var b = await SaveAsync("`CartService` is written in Go");
        Assert.DoesNotContain("#" + b, (await CallAsync("memory_graph", new { node = "redis", depth = 1 })).Text);
        Assert.Contains("#" + b, (await CallAsync("memory_graph", new { node = "redis", depth = 3 })).Text);
        Assert.Contains("service:redis", (await CallAsync("memory_graph", new { id = a })).Text);
        Assert.DoesNotContain("mentions", (await CallAsync("memory_graph", new { node = "#" + a, types = new[] { "causal" } })).Text);
    }

    [Fact]
    public async Task Concepts_are_the_things_that_records_speak_of()
    {
        await SaveAsync("Edit src/Cart.cs and run `dotnet test` afterwards");
        var all = await CallAsync("memory_concepts", new { include_memories = true });
        Assert.Contains("file:cart.cs (1)", all.Text);
        Assert.Contains("command:dotnet test (1)", all.Text);
        Assert.Contains("Edit src/Cart.cs", all.Text);
        Assert.DoesNotContain("dotnet", (await CallAsync("memory_concepts", new { type = "file" })).Text);
    }

    [Fact]
    public async Task Graph_statistics_count_nodes_and_edges()
    {
        await SaveAsync("Redis and postgres run in docker");
        var answer = await CallAsync("memory_graph_stats");
        Assert.Equal(4, answer["nodes"].GetInt32());
        Assert.Equal(3, answer["edges"].GetInt32());
    }

    [Fact]
    public async Task A_new_fact_ends_the_one_it_replaces()
    {
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "api",
                predicate = "uses",
                @object = "PostgreSQL 17",
                valid_from = "2026-01-01",
            }
        );
        var second = await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "api",
                predicate = "uses",
                @object = "PostgreSQL 18",
                valid_from = "2026-04-01",
            }
        );
        Assert.Equal(1, second["ended"].GetInt32());
        Assert.Contains("PostgreSQL 17", (await CallAsync("kg_at", new { timestamp = "2026-03-01" })).Text);
        Assert.DoesNotContain("PostgreSQL 17", (await CallAsync("kg_at", new { timestamp = "2026-04-02", subject = "API" })).Text);
        Assert.Equal(2, (await CallAsync("kg_timeline", new { subject = "api" }))["count"].GetInt32());
        // What no longer holds is not recalled as if it did.
        Assert.Equal([second.Id], (await CallAsync("memory_recall", new { query = "api PostgreSQL" })).Ids);
    }

    [Fact]
    public async Task A_fact_told_late_takes_its_place_in_time()
    {
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "api",
                predicate = "runs_on",
                @object = "Hetzner",
                valid_from = "2026-03-01",
            }
        );
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "api",
                predicate = "runs_on",
                @object = "Heroku",
                valid_from = "2025-01-01",
            }
        );
        Assert.Contains("Heroku", (await CallAsync("kg_at", new { timestamp = "2025-06-01" })).Text);
        Assert.Contains("Hetzner", (await CallAsync("kg_at")).Text);
        Assert.DoesNotContain("Heroku", (await CallAsync("kg_at")).Text);
    }

    [Fact]
    public async Task A_fact_said_again_is_confirmed_and_several_values_may_hold_at_once()
    {
        var first = await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "shop",
                predicate = "ships_to",
                @object = "France",
            }
        );
        var again = await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "shop",
                predicate = "ships_to",
                @object = "France",
            }
        );
        Assert.Equal(first.Id, again.Id);
        Assert.False(again["added"].GetBoolean());
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "shop",
                predicate = "ships_to",
                @object = "Spain",
                invalidate_previous = false,
            }
        );
        Assert.Equal(2, (await CallAsync("kg_at", new { subject = "shop" }))["count"].GetInt32());
    }

    [Fact]
    public async Task A_forgotten_fact_is_gone_from_time_too()
    {
        var id = (
            await CallAsync(
                "kg_add_fact",
                new
                {
                    subject = "boss",
                    predicate = "is",
                    @object = "Ada",
                }
            )
        ).Id;
        await CallAsync("memory_delete", new { id });
        Assert.Equal(0, (await CallAsync("kg_timeline", new { subject = "boss" }))["count"].GetInt32());
        Assert.Contains(
            "removed this before",
            (
                await CallAsync(
                    "kg_add_fact",
                    new
                    {
                        subject = "boss",
                        predicate = "is",
                        @object = "Ada",
                    }
                )
            ).Text
        );
    }

    [Fact]
    public async Task Facts_of_another_project_stay_there()
    {
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = "api",
                predicate = "uses",
                @object = "MySQL",
            }
        );
        Server.Project = "api";
        Assert.Equal(0, (await CallAsync("kg_at"))["count"].GetInt32());
        Assert.Contains(
            "later than valid_from",
            await Server.RefusedAsync(
                "kg_add_fact",
                new
                {
                    subject = "a",
                    predicate = "b",
                    @object = "c",
                    valid_from = "2026-02-01",
                    valid_to = "2026-01-01",
                }
            )
        );
    }
}
