using System.Net;
using System.Text.RegularExpressions;
using TotalMemory.Browsing;
using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Web.Markup;

namespace TotalMemory.Tests.Web;

/// <summary>The pages on an empty memory, and on one that a few sessions filled.</summary>
public sealed class PagesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    public static TheoryData<string> Paths => [.. Layout.Places.Select(p => p.Path)];

    private void Fill()
    {
        for (var i = 0; i < 3; i++)
            work.Session(
                "shop",
                s =>
                    s.User("Run the tests of src/cart.ts.")
                        .Bash("npm test", "sh: npm: command not found", 127)
                        .User("No, use pnpm instead of npm in this project.")
                        .Bash("pnpm test", "ok")
                        .Says("The tests of src/cart.ts pass.")
            );
        work.Session("bank", s => s.User("From now on always write amounts in cents.").Says("I will."));
        work.Memory.Graph.UpdateIfStale();
        work.Memory.Reflection.Run();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task On_an_empty_memory_every_page_answers(string path)
    {
        await using var page = await OpenPage.OfAsync(work);
        var answer = await page.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_a_filled_memory_every_page_shows_something_and_every_link_of_ours_leads_somewhere()
    {
        Fill();
        await using var page = await OpenPage.OfAsync(work);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Layout.Places.Select(p => p.Path));
        while (waiting.TryDequeue(out var path) && visited.Count < 150)
        {
            // The schedule is another program's, which is not installed here.
            if (!visited.Add(path) || path == SchedulePage.Address)
                continue;
            var answer = await page.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
            if (answer.Content.Headers.ContentType!.MediaType != "text/html")
                continue;
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (Match link in Regex.Matches(html, " href=\"(/[^\"#]*)"))
                waiting.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }
        Assert.True(visited.Count > 40, $"{visited.Count} pages");
    }

    [Fact]
    public async Task Where_nothing_learned_says_it_what_was_said_is_shown_at_once()
    {
        work.Session("shop", s => s.User("What lies around here?").Bash("ls", "zanzibar.txt").Says("One file."));
        await using var page = await OpenPage.OfAsync(work);
        var html = await page.ReadAsync("/search?q=zanzibar");
        Assert.Contains("No record matches.", html);
        Assert.Contains("class=\"hit\"", html);
        Assert.Contains("No session contains this", await page.ReadAsync("/search?q=xylophone"));
    }

    [Fact]
    public async Task Without_the_workers_program_the_schedule_says_so()
    {
        await using var page = await OpenPage.OfAsync(work);
        var answer = await page.SendAsync(HttpMethod.Get, SchedulePage.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("totalmemory doctor", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_session_reads_like_a_conversation_with_what_was_learned_beside_the_line()
    {
        Fill();
        await using var page = await OpenPage.OfAsync(work);
        var html = await page.ReadAsync("/sessions/show?id=s1");
        Assert.Contains("turn person", html);
        Assert.Contains("turn agent", html);
        Assert.Contains("turn tool failed", html);
        var turn = Regex.Match(
            html,
            "<article class=\"turn person\"(?:(?!</article>).)*use pnpm instead(?:(?!</article>).)*</article>",
            RegexOptions.Singleline
        );
        Assert.Contains("/records/", turn.Value);
        var place = Regex.Match(html, "id=\"t([0-9-]+)\"").Groups[1].Value;
        Assert.Contains("<article", await page.ReadAsync("/sessions/show?id=s1&at=" + place));
    }

    [Fact]
    public async Task A_rule_is_switched_off_and_on_and_made_to_ask()
    {
        Fill();
        var rule = work.Memory.Rules.All(null)[0].Id;
        await using var page = await OpenPage.OfAsync(work);
        foreach (
            var (word, status) in new[]
            {
                ("suspended", RecordStatus.Suspended),
                ("active", RecordStatus.Active),
                ("ask", RecordStatus.Active),
            }
        )
        {
            await page.PostAsync("/rules/decide", new("id", $"{rule}"), new("word", word));
            Assert.Equal(status, work.Memory.Rules.Find(rule)!.Rule.Record.Status);
        }
        Assert.Equal(RuleChoice.Ask, work.Memory.Rules.Find(rule)!.Rule.Decision!.Choice);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await page.PostAsync("/rules/decide", new("id", $"{rule}"), new("word", "burn"))).StatusCode
        );
    }

    [Fact]
    public async Task A_rule_that_waits_speaks_when_it_is_kept_and_waits_again_when_that_is_taken_back()
    {
        var old = new Workplace(Some.Time.AddYears(2));
        using (old)
        {
            old.Session("shop", s => s.User("From now on always use pnpm instead of npm, in every project."));
            var rule = Assert.Single(old.Memory.Rules.Waiting(null)).Id;
            await using var page = await OpenPage.OfAsync(old);
            Assert.Contains("Waiting for your approval", await page.ReadAsync("/"));
            await page.PostAsync($"/records/{rule}", new KeyValuePair<string, string>("word", "keep"));
            Assert.Empty(old.Memory.Rules.Waiting(null));
            await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "1"));
            Assert.Single(old.Memory.Rules.Waiting(null));
            await page.PostAsync($"/records/{rule}", new KeyValuePair<string, string>("word", "wrong"));
            Assert.Equal(RecordStatus.Archived, old.Memory.Rules.Find(rule)!.Rule.Record.Status);
        }
    }

    [Fact]
    public async Task A_projects_folder_is_excluded_and_included_again()
    {
        Fill();
        await using var page = await OpenPage.OfAsync(work);
        KeyValuePair<string, string>[] shop = [new("id", Shop.Id), new("folder", Shop.Root)];
        await page.PostAsync("/projects/exclude", shop);
        Assert.Contains(work.Memory.OffRecord.Describe(), s => s.Contains(Shop.Root, StringComparison.Ordinal));
        Assert.Contains("excluded</span>", await page.ReadAsync("/projects"));
        await page.PostAsync("/projects/include", shop);
        Assert.Empty(work.Memory.OffRecord.Describe());
        var stranger = await page.PostAsync("/projects/exclude", new("id", Shop.Id), new("folder", "/"));
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await page.PostAsync("/projects/include", shop)).StatusCode);
    }

    [Fact]
    public async Task Projects_are_renamed_and_merged_and_both_is_taken_back()
    {
        Fill();
        var (shop, bank) = (work.ProjectId("shop"), work.ProjectId("bank"));
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync("/projects/rename", new("id", shop), new("name", "The shop"));
        Assert.Contains("The shop", await page.ReadAsync("/projects"));
        await page.PostAsync("/projects/merge", new("id", bank), new("into", shop));
        Assert.DoesNotContain(work.Memory.ProjectChanges.List(), p => p.Id == bank);
        foreach (var change in work.Memory.ProjectChanges.History())
            await page.PostAsync("/projects/undo", new KeyValuePair<string, string>("change", $"{change.Id}"));
        Assert.Equal("shop", work.Memory.ProjectChanges.List().Single(p => p.Id == shop).Name);
        Assert.Contains(work.Memory.ProjectChanges.List(), p => p.Id == bank);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync("/projects/merge", new("id", shop), new("into", shop))).StatusCode);
    }

    [Fact]
    public async Task The_graph_is_walked_from_node_to_node()
    {
        Fill();
        await using var page = await OpenPage.OfAsync(work);
        var start = Regex.Match(await page.ReadAsync("/graph"), "href=\"(/graph\\?node=[^\"]+)\"").Groups[1].Value;
        var first = await page.ReadAsync(WebUtility.HtmlDecode(start));
        Assert.Contains("<circle", first);
        var next = Regex.Match(first, "href=\"(/graph\\?node=%23[^\"]+)\"").Groups[1].Value;
        Assert.Contains("<circle", await page.ReadAsync(WebUtility.HtmlDecode(next)));
    }

    [Fact]
    public void A_picture_of_hundreds_of_nodes_stays_within_its_frame_and_is_the_same_each_time()
    {
        var nodes = Enumerable
            .Range(0, 300)
            .Select(i => new GraphNode(
                $"#{i}",
                i == 0 ? 0
                    : i < 20 ? 1
                    : 2,
                $"node {i}"
            ))
            .ToList();
        var edges = Enumerable.Range(1, 299).Select(i => new GraphEdge($"#{i}", $"#{(i < 20 ? 0 : i % 19 + 1)}", "related")).ToList();
        var around = new Neighbourhood("#0", nodes, edges);
        var spots = GraphLayout.Arrange(around, 1000, 680);
        Assert.All(spots.Values, s => Assert.True(s is { X: >= 0 and <= 1000, Y: >= 0 and <= 680 }));
        Assert.Equal(spots, GraphLayout.Arrange(around, 1000, 680));
    }

    [Fact]
    public async Task A_night_is_shown_as_what_it_changed_and_taken_back()
    {
        work.Memory.Knowledge.Save(Shop, Some.Fact("The staging port is 8080.", FactKinds.Fact));
        work.Time.Advance(TimeSpan.FromDays(1));
        work.Memory.Knowledge.Save(Shop, Some.Fact("The staging port is now 9090.", FactKinds.Fact));
        for (var i = 0; i < 30; i++)
            work.Memory.Knowledge.Save(Shop, Some.Fact($"Server {i}{i} stands in room {i * 7}.", FactKinds.Fact));
        var night = work.Memory.Reflection.Run();
        await using var page = await OpenPage.OfAsync(work);
        Assert.Contains($"/nights/{night.Id}", await page.ReadAsync("/nights"));
        var shown = await page.ReadAsync($"/nights/{night.Id}");
        if (night.Changes == 0)
            Assert.Fail("This night was to change something.");
        Assert.Contains("Undo this reflection", shown);
        Assert.Contains("active → ", shown);
        await page.PostAsync("/nights/undo", new KeyValuePair<string, string>("night", $"{night.Id}"));
        Assert.Contains("undone", await page.ReadAsync("/nights"));
    }

    [Fact]
    public async Task Proof_tells_how_often_known_mistakes_are_made_again()
    {
        await using (var empty = await OpenPage.OfAsync(work))
            Assert.Contains("No session has obeyed or violated a rule yet", await empty.ReadAsync("/proof"));
        for (var i = 0; i < 3; i++)
            work.Session("shop", s => s.Says("I run npm install.").User("From now on always use pnpm here, never npm.").Says("Right."));
        work.Session("shop", s => s.Bash("npm install left-pad", "added 1 package").Says("Done."));
        await using var page = await OpenPage.OfAsync(work);
        var shown = await page.ReadAsync("/proof");
        Assert.Contains("per 100", shown);
        Assert.Contains("<svg role=\"img\"", shown);
        Assert.Contains("Repeated in the last 90 days", shown);
    }

    [Fact]
    public async Task The_theme_is_remembered_by_the_browser()
    {
        await using var page = await OpenPage.OfAsync(work);
        var answer = await page.PostAsync("/theme", new("theme", "dark"), new("return", "/rules"));
        Assert.Equal("/rules", answer.Headers.Location!.ToString());
        Assert.StartsWith("totalmemory_theme=dark;", answer.Headers.GetValues("Set-Cookie").Single());
        var dark = await page.SendAsync(HttpMethod.Get, "/", r => r.Headers.Add("Cookie", "totalmemory_theme=dark"));
        Assert.Contains("data-theme=\"dark\"", await dark.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var hostile = await page.SendAsync(HttpMethod.Get, "/", r => r.Headers.Add("Cookie", "totalmemory_theme=x\"onload=alert(1)"));
        Assert.DoesNotContain("data-theme", await hostile.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_list_read_page_by_page_shows_each_record_once_also_when_many_share_a_time()
    {
        for (var i = 0; i < 45; i++)
            work.Memory.Knowledge.Save(Shop, Some.Fact($"Server {i}{i}{i} stands in room {i * 7}.", FactKinds.Fact));
        var seen = new List<long>();
        for (PageMark? mark = null, next; ; mark = next)
        {
            var page = work.Memory.Records.Page(new RecordFilter(), mark, 10);
            seen.AddRange(page.Items.Select(c => c.Record.Id));
            if ((next = page.Next) is null)
                break;
        }
        Assert.Equal(45, seen.Count);
        Assert.Equal(45, seen.Distinct().Count());
    }
}
