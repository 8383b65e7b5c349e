using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>total-agent-memory's first category: core memory.</summary>
public sealed class CoreMemoryToolsTests : ToolTests
{
    [Fact]
    public async Task Recall_answers_one_ranked_list_and_what_was_asked_for()
    {
        var kamal = await SaveAsync("We deploy the shop with kamal", "convention");
        await SaveAsync("The shop sells tea");
        var answer = await CallAsync("memory_recall", new { query = "depoly kamal", limit = 5 });
        Assert.Equal(kamal, answer.Id);
        Assert.Contains("We deploy the shop with kamal", answer.Text);
        Assert.Equal(answer.Text, answer["text"].GetString());
        Assert.DoesNotContain("We deploy", (await CallAsync("memory_recall", new { query = "kamal deploy shop", type = "fact" })).Text);
        Assert.StartsWith(
            $"#{kamal} [convention]",
            (await CallAsync("memory_recall", new { query = "kamal", mode = "index" })).Text.Split('\n')[^1]
        );
    }

    [Fact]
    public async Task Being_recalled_makes_nothing_truer()
    {
        await SaveAsync("Tabs are used for indentation");
        await SaveAsync("Tabs are used in Makefiles, and spaces elsewhere in the tree");
        var first = await CallAsync("memory_recall", new { query = "tabs" });
        for (var i = 0; i < 10; i++)
            await CallAsync("memory_recall", new { query = "Makefiles" });
        var again = await CallAsync("memory_recall", new { query = "tabs" });
        Assert.Equal(first["scores"].GetRawText(), again["scores"].GetRawText());
    }

    [Fact]
    public async Task Limits_and_budgets_of_recall_are_upper_bounds()
    {
        for (var i = 0; i < 12; i++)
            await SaveAsync($"Service number {i} listens on port {9000 + i}");
        Assert.Equal(3, (await CallAsync("memory_recall", new { query = "service port", limit = 3 })).Ids.Count);
        Assert.Single((await CallAsync("memory_recall", new { query = "service port", max_tokens = 12 })).Ids);
    }

    [Fact]
    public async Task Save_keeps_near_twins_apart_and_never_loses_what_is_new()
    {
        var a = await SaveAsync("The proxy listens on port 8080");
        var b = await SaveAsync("The proxy listens on port 8081");
        Assert.NotEqual(a, b);
        var more = await CallAsync("memory_save", new { content = "The internal proxy listens on port 8081", tags = new[] { "proxy" } });
        Assert.Equal(b, more.Id);
        Assert.True(more["deduplicated"].GetBoolean());
        Assert.Contains("now says what you gave", more.Text);
        var record = await CallAsync("memory_get", new { ids = new[] { b } });
        Assert.Contains("The internal proxy listens on port 8081", record.Text);
        Assert.Contains("\"The proxy listens on port 8081\"", record.Text);
        Assert.Equal(b, (await CallAsync("memory_search_by_tag", new { tag = "proxy" })).Id);
    }

    [Fact]
    public async Task Save_does_not_overwrite_a_persons_own_words()
    {
        Work.Session("shop", s => s.User("From now on always run the linter before you commit.").Says("Understood."));
        var answer = await CallAsync(
            "memory_save",
            new { content = "From now on always run the strict linter before you commit.", type = "convention" }
        );
        Assert.Contains("in the user's own words, which stay", answer.Text);
        Assert.DoesNotContain("strict", (await CallAsync("memory_recall", new { query = "linter", type = "convention" })).Text);
        Assert.Contains("strict linter", (await CallAsync("memory_history", new { id = answer.Id })).Text);
    }

    [Fact]
    public async Task Save_redacts_before_anything_is_written()
    {
        var id = await SaveAsync("Connected to <private>prod-db.internal:5432</private> using connection pooling");
        var text = (await CallAsync("memory_get", new { ids = new[] { id } })).Text;
        Assert.DoesNotContain("prod-db", text);
        Assert.Contains("using connection pooling", text);
    }

    [Fact]
    public async Task Update_corrects_by_id_and_keeps_the_old_words_as_history()
    {
        var old = await SaveAsync("Staging runs on port 8080");
        var answer = await CallAsync(
            "memory_update",
            new
            {
                id = old,
                new_content = "Staging runs on port 9090",
                reason = "it moved",
            }
        );
        var current = answer["new_id"].GetInt64();
        var story = await CallAsync("memory_history", new { id = current });
        Assert.Contains($"before, as #{old}", story.Text);
        Assert.Contains("because: it moved", story.Text);
        Assert.Equal(2, story["total_versions"].GetInt32());
        Assert.Equal([current], (await CallAsync("memory_recall", new { query = "staging port" })).Ids);
    }

    [Fact]
    public async Task Update_by_words_changes_nothing_when_they_mean_several_records()
    {
        await SaveAsync("Staging runs on port 8080");
        await SaveAsync("Production runs on port 443");
        var refused = await Server.RefusedAsync("memory_update", new { find = "runs on port", new_content = "x" });
        Assert.Contains("more than one record", refused);
        Assert.Contains("Nothing was done", refused);
        Assert.False(
            (await CallAsync("memory_update", new { find = "Production runs", new_content = "Production runs on port 8443" })).IsError
        );
        Assert.Contains("8080", (await CallAsync("memory_recall", new { query = "staging" })).Text);
    }

    [Fact]
    public async Task Delete_forgets_for_good()
    {
        var id = await SaveAsync("The admin panel is at /admin");
        Assert.StartsWith("Forgotten", (await CallAsync("memory_delete", new { id })).Text);
        Assert.StartsWith("Nothing was learned", (await CallAsync("memory_recall", new { query = "admin panel" })).Text);
        Assert.StartsWith("Not saved", (await CallAsync("memory_save", new { content = "The admin panel is at /admin" })).Text);
        Assert.Contains("no record", await Server.RefusedAsync("memory_history", new { id }));
    }

    [Fact]
    public async Task Search_by_tag_finds_parts_of_tags_and_exact_ones_first()
    {
        await SaveAsync("Alpha uses the api gateway", tags: ["api-gateway"]);
        var exact = await SaveAsync("Beta is an api", tags: ["api"]);
        Assert.Equal(exact, (await CallAsync("memory_search_by_tag", new { tag = "API" })).Id);
        Assert.Equal(2, (await CallAsync("memory_search_by_tag", new { tag = "api" }))["total"].GetInt32());
    }

    [Fact]
    public async Task Earlier_sessions_are_searched_word_by_word_and_no_other_project_is()
    {
        Work.Session("shop", s => s.User("the pelican deploys").Says("Which pelican?"));
        Work.Session("bank", s => s.User("the pelican of the bank"));
        var found = await CallAsync("memory_history_search", new { query = "pelican" });
        Assert.Equal(2, found["total"].GetInt32());
        Assert.Contains("the pelican deploys", found.Text);
        Assert.DoesNotContain("bank", found.Text);
        Assert.Equal(1, (await CallAsync("memory_history_search", new { query = "pelican", by = "agent" }))["total"].GetInt32());
    }

    [Fact]
    public async Task History_says_where_a_record_was_shown_and_what_followed()
    {
        Work.Session("shop", "first", s => s.User("No, that is wrong: do not use npm here, use pnpm.").Says("Understood."));
        var found = await CallAsync("memory_recall", new { query = "pnpm" });
        var story = await CallAsync("memory_history", new { id = found.Id });
        Assert.Contains("do not use npm here, use pnpm", story.Text);
        Assert.Contains("session first", story.Text);
        Assert.Contains("shown (recall)", story.Text);
    }

    [Fact]
    public async Task Timeline_numbers_sessions_and_says_what_each_taught()
    {
        Work.Session(
                "shop",
                "one",
                s => s.User("Please set up the build.").Bash("make build", "done").Says("The build runs with make build.")
            )
            .Session("shop", "two", s => s.User("From now on always write tests first.").Says("Understood."));
        var last = await CallAsync("memory_timeline", new { sessions_ago = 0 });
        Assert.Equal(2, last["total_sessions"].GetInt32());
        Assert.Contains("session two", last.Text);
        Assert.Contains("always write tests first", last.Text);
        Assert.Contains("session one", (await CallAsync("memory_timeline", new { session_number = 1 })).Text);
        Assert.Contains("session two", (await CallAsync("memory_timeline", new { session_number = -1 })).Text);
        Assert.DoesNotContain("session one", (await CallAsync("memory_timeline", new { query = "tests first" })).Text);
        Assert.DoesNotContain("session two", (await CallAsync("memory_timeline", new { date_to = "2026-03-01" })).Text);
    }

    [Fact]
    public async Task Stats_count_what_is_there()
    {
        await SaveAsync("One thing is known");
        await SaveAsync("A second matter was settled");
        var answer = await CallAsync("memory_stats");
        Assert.Equal(2, answer["active"].GetInt64());
        Assert.Contains("2 fact", answer.Text);
        Assert.InRange(answer["health_score"].GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Consolidate_looks_first_and_can_be_undone()
    {
        var a = await SaveAsync("The worker restarts itself after a crash");
        // Two wordings that came in apart, as by a reading that worded them anew.
        Work.Memory.Knowledge.Save(
            Work.Memory.Projects.IdentifyFolder(Work.Project("shop")),
            Some.Fact("The worker restarts itself after a bad crash", FactKinds.Fact, Origin.Assistant) with
            {
                StandsAlone = true,
            }
        );
        var look = await CallAsync("memory_consolidate", new { project = "shop" });
        Assert.Equal(1, look["total_mergeable"].GetInt32());
        Assert.False(look["applied"].GetBoolean());
        var done = await CallAsync("memory_consolidate", new { dry_run = false });
        Assert.True(done["applied"].GetBoolean());
        Assert.Equal([a], (await CallAsync("memory_recall", new { query = "worker crash" })).Ids);
        var reflection = Work.Memory.Reflection.All(1)[0];
        Assert.Equal(1, Work.Memory.Reflection.Undo(reflection.Id)!.Value.Undone);
        Assert.Equal(2, (await CallAsync("memory_recall", new { query = "worker crash" })).Ids.Count);
    }

    [Fact]
    public async Task Export_writes_a_file_that_import_takes_back()
    {
        await SaveAsync("The mascot is a heron");
        var file = (await CallAsync("memory_export"))["file"].GetString()!;
        Assert.StartsWith(Work.Memory.Home.Root, file, StringComparison.Ordinal);
        Assert.Contains("The mascot is a heron", (await CallAsync("memory_export", new { save_to_file = false })).Text);
        using var other = new Workplace();
        await using var server = await ToolServer.StartAsync(other);
        Assert.Equal(1, (await server.CallAsync("memory_import", new { from = "jsonl", path = file }))["added"].GetInt32());
        Assert.Equal(0, (await server.CallAsync("memory_import", new { from = "jsonl", path = file }))["added"].GetInt32());
        Assert.Contains("heron", (await server.CallAsync("memory_recall", new { query = "mascot" })).Text);
    }

    [Fact]
    public async Task Forget_archives_what_nobody_used_and_only_when_told()
    {
        await SaveAsync("The old office had a blue door");
        Work.Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(1, (await CallAsync("memory_forget"))["would_archive"].GetInt32());
        Assert.Contains("blue door", (await CallAsync("memory_get", new { ids = new[] { 1 } })).Text);
        Work.Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(1, (await CallAsync("memory_forget", new { dry_run = false }))["archived"].GetInt32());
        Assert.StartsWith("Nothing was learned", (await CallAsync("memory_recall", new { query = "office door" })).Text);
    }

    [Fact]
    public async Task Extract_session_reads_a_session_in_chunks_and_marks_it()
    {
        Work.Session(
            "shop",
            "long",
            s =>
            {
                for (var i = 0; i < 40; i++)
                    s.User($"Question {i}: {new string('x', 1_500)}").Says($"Answer {i}.");
            }
        );
        Assert.Contains("long", (await CallAsync("memory_extract_session", new { action = "list" })).Text);
        var first = await CallAsync("memory_extract_session", new { action = "get", session_id = "long" });
        Assert.Contains("Question 0", first.Text);
        Assert.True(first["chunks"].GetInt32() > 1);
        Assert.Contains(
            "Answer 39",
            (
                await CallAsync(
                    "memory_extract_session",
                    new
                    {
                        action = "get",
                        session_id = "long",
                        chunk = first["chunks"].GetInt32() - 1,
                    }
                )
            ).Text
        );
        await CallAsync("memory_extract_session", new { action = "complete", session_id = "long" });
        Assert.Contains("looked through", (await CallAsync("memory_extract_session", new { action = "list" })).Text);
        Server.Project = "api";
        Assert.Contains("no session", await Server.RefusedAsync("memory_extract_session", new { action = "get", session_id = "long" }));
    }
}
