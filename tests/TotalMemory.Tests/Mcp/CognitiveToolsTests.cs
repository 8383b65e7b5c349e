using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>total-agent-memory's sixth category: advanced cognitive; and the tools of its later versions.</summary>
public sealed class CognitiveToolsTests : ToolTests
{
    [Fact]
    public async Task Associate_reaches_what_shares_things_and_composition_covers_a_topic()
    {
        await SaveAsync("`CartService` keeps its state in redis");
        var go = await SaveAsync("`CartService` is written in Go");
        var spread = await CallAsync("memory_associate", new { query = "redis state" });
        Assert.Contains(go, spread.Ids);
        var cover = await CallAsync("memory_associate", new { query = "redis CartService Go", mode = "composition" });
        Assert.Equal(1, cover["coverage"].GetDouble());
        Assert.Equal(2, cover.Ids.Count);
    }

    [Fact]
    public async Task Context_is_built_within_the_budget()
    {
        for (var i = 0; i < 30; i++)
            await SaveAsync($"Payment provider {i} is called through adapter number {i} with retries");
        await CallAsync("self_rules", new { action = "add_manual", content = "Payments are never retried twice" });
        foreach (var budget in new[] { 60, 200, 1_000 })
        {
            var built = await CallAsync("memory_context_build", new { query = "payment provider retries", max_tokens = budget });
            Assert.InRange((built.Text.Length + 3) / 4, 0, budget);
            Assert.Equal((built.Text.Length + 3) / 4, built["total_tokens"].GetInt32());
        }
        var whole = await CallAsync("memory_context_build", new { task = "payment provider retries" });
        Assert.Contains("## Rules\n- Payments are never retried twice", whole.Text);
        Assert.Contains("## Knowledge", whole.Text);
    }

    [Fact]
    public async Task An_observation_fades_after_thirty_days()
    {
        await CallAsync(
            "memory_observe",
            new
            {
                tool_name = "Write",
                summary = "Created user authentication middleware",
                observation_type = "feature",
                files_affected = new[] { "/src/middleware/auth.py" },
            }
        );
        Assert.Contains("authentication middleware", (await CallAsync("memory_recall", new { query = "authentication" })).Text);
        Work.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await CallAsync("memory_forget"))["would_archive"].GetInt32());
        Work.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await CallAsync("memory_forget"))["would_archive"].GetInt32());
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("full")]
    [InlineData("weekly")]
    public async Task Reflect_now_does_the_nights_work_and_reports_progress(string scope)
    {
        await SaveAsync("The build takes nine minutes");
        // A handler of the call itself ends with the answer, which may be dispatched first.
        var step = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var handler = Server.Client.RegisterNotificationHandler(
            NotificationMethods.ProgressNotification,
            (_, _) =>
            {
                step.TrySetResult();
                return default;
            }
        );
        var answer = await Server.CallAsync("memory_reflect_now", new { scope }, new Progress<ProgressNotificationValue>());
        Assert.False(answer.IsError, answer.Text);
        await step.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(scope == "quick" ? "0 duplicates merged" : "Reflection 1: merged 0", answer.Text);
    }

    [Fact]
    public async Task Documents_are_found_and_never_become_rules()
    {
        File.WriteAllText(
            Path.Combine(Work.Project("shop"), "CLAUDE.md"),
            "# Shop\n\n## Testing\nFrom now on always use pytest with the flag --strict.\n\n## Style\nTabs.\n"
        );
        Assert.Equal(1, (await CallAsync("memory_graph_index", new { target = "claude_md" }))["documents"].GetInt32());
        Assert.Contains("--strict", (await CallAsync("memory_recall", new { query = "pytest strict" })).Text);
        Work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Empty((await CallAsync("self_rules_context")).Ids);
        Assert.DoesNotContain("pytest", (await CallAsync("session_init")).Text);
        // What the file no longer says is not recalled any more.
        File.WriteAllText(Path.Combine(Work.Project("shop"), "CLAUDE.md"), "# Shop\n\n## Style\nTabs.\n");
        await CallAsync("memory_graph_index");
        Assert.StartsWith("Nothing was learned", (await CallAsync("memory_recall", new { query = "pytest strict" })).Text);
    }

    [Fact]
    public async Task A_session_begins_with_the_briefing()
    {
        Work.Session("shop", s => s.User("From now on never push to main directly.").Says("Understood."));
        var answer = await CallAsync("session_init", new { project = "shop" });
        Assert.Contains("never push to main", answer.Text);
        Assert.NotEmpty(answer.Ids);
    }

    [Fact]
    public async Task A_file_tells_what_went_wrong_with_it_and_not_with_its_namesake()
    {
        Work.Session(
            "shop",
            s =>
                s.User("Fix the cart")
                    .Edits("/work/shop/src/Cart.cs", failure: "String to replace not found in file.")
                    .Edits("/work/shop/src/Cart.cs")
                    .Says("Fixed src/Cart.cs.")
        );
        await SaveAsync("src/Cart.cs must not know the payment provider");
        await SaveAsync("tests/fakes/Cart.cs is generated");
        var story = await CallAsync("file_context", new { path = "/work/shop/src/Cart.cs" });
        Assert.Contains("must not know the payment provider", story.Text);
        Assert.DoesNotContain("is generated", story.Text);
        Assert.True(story["risk_score"].GetDouble() > 0);
        Assert.Equal(0, (await CallAsync("file_context", new { path = "src/Unknown.cs" }))["risk_score"].GetDouble());
    }

    [Fact]
    public async Task A_search_is_explained()
    {
        await SaveAsync("We deploy with kamal");
        var answer = await CallAsync("memory_explain_search", new { query = "depoly" });
        Assert.Contains("read depoly → deploy", answer.Text);
        Assert.Contains("typo #1", answer.Text);
        Assert.Contains("importance 3, confidence 0.80", answer.Text);
        Assert.Contains("by words alone", answer.Text);
    }
}
