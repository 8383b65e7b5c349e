using System.Net;
using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Web;

/// <summary>A person looks through what was learned.</summary>
public sealed class TodayTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    private KnowledgeRecord Record(long id) => work.Memory.Knowledge.Find(id)!.Record;

    private long Extracted(string text) =>
        work.Memory.Database.Write(c =>
        {
            c.Projects.Touch(Shop, Some.Time);
            var draft = Some.Clean(Some.Fact(text) with { Evidence = [Some.Evidence(text + " please")] });
            return WritePath.Write(c, Shop.Id, draft, Some.Time).Id;
        });

    [Fact]
    public async Task An_empty_memory_says_what_to_do()
    {
        await using var page = await OpenPage.OfAsync(work);
        Assert.Contains("totalmemory import", await page.ReadAsync("/"));
    }

    [Fact]
    public async Task What_was_learned_stands_on_a_card_with_the_words_it_came_from()
    {
        work.Session("shop", s => s.User("Always run the linter before you commit."));
        await using var page = await OpenPage.OfAsync(work);
        var today = await page.ReadAsync("/");
        Assert.Contains("linter before you commit", today);
        Assert.Contains("You said this", today);
        Assert.Contains("/sessions/show?id=s1", today);
    }

    [Fact]
    public async Task What_a_person_has_seen_is_not_shown_again_and_what_comes_later_is()
    {
        Extracted("Use tabs for indentation.");
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync("/seen");
        Assert.Contains("Nothing new since your last visit", await page.ReadAsync("/"));
        Extracted("Deploy on Fridays is forbidden.");
        var today = await page.ReadAsync("/");
        Assert.Contains("Fridays", today);
        Assert.DoesNotContain("tabs for indentation", today);
        Assert.Contains("1 record learned", today);
    }

    [Fact]
    public async Task Kept_it_stays_whatever_a_later_reading_finds_and_the_word_can_be_taken_back()
    {
        var id = Extracted("Use tabs for indentation.");
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync($"/records/{id}", new KeyValuePair<string, string>("word", "keep"));
        Assert.Equal(RecordSource.Saved, Record(id).Source);
        await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "1"));
        Assert.Equal(RecordSource.Extracted, Record(id).Source);
    }

    [Fact]
    public async Task Wrong_is_silent_at_once_can_be_taken_back_and_is_gone_for_good_later()
    {
        var id = Extracted("Use tabs for zanzibar indentation.");
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync($"/records/{id}", new KeyValuePair<string, string>("word", "wrong"));
        Assert.Empty(work.Memory.Recall.Recall(new() { Text = "zanzibar tabs" }).Hits);
        await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "1"));
        Assert.Single(work.Memory.Recall.Recall(new() { Text = "zanzibar tabs" }).Hits);
        await page.PostAsync($"/records/{id}", new KeyValuePair<string, string>("word", "wrong"));
        work.Time.Advance(OpinionBook.MayBeUndoneFor + TimeSpan.FromMinutes(2));
        Assert.Equal(RecordStatus.Deleted, Record(id).Status);
        Assert.Equal("", Record(id).Text);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "2"))).StatusCode
        );
    }

    [Fact]
    public async Task Of_what_was_said_to_be_wrong_no_byte_is_left_and_no_rule_that_was_made_of_it()
    {
        work.Session("shop", s => s.User("From now on always use the zanzibarish queue for orders."));
        Assert.NotEmpty(work.Memory.Rules.All(null));
        await using (var page = await OpenPage.OfAsync(work))
        {
            foreach (
                var card in work.Memory.Records.Page(new RecordFilter { Types = [RecordType.Fact, RecordType.Correction] }, null, 9).Items
            )
                await page.PostAsync($"/records/{card.Record.Id}", new KeyValuePair<string, string>("word", "wrong"));
            work.Time.Advance(OpinionBook.MayBeUndoneFor + TimeSpan.FromMinutes(2));
        }
        Assert.Empty(work.Memory.Rules.All(null));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(work.Temp.Home.Root, "*", SearchOption.AllDirectories))
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("zanzibarish"u8));
    }

    [Fact]
    public async Task Everywhere_it_shows_in_other_projects_until_that_is_taken_back()
    {
        var id = Extracted("Use tabs for indentation.");
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync($"/records/{id}", new KeyValuePair<string, string>("word", "everywhere"));
        Assert.Equal(Scope.Global, Record(id).Scope);
        await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "1"));
        Assert.Equal(Scope.Project, Record(id).Scope);
    }

    [Fact]
    public async Task Edited_it_says_a_persons_words_and_undone_the_former_ones()
    {
        var id = Extracted("Use tabs for indentation.");
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync($"/records/{id}", new("word", "edit"), new("text", "Use two spaces for indentation."));
        Assert.Contains("two spaces", await page.ReadAsync("/"));
        Assert.Equal(RecordStatus.Superseded, Record(id).Status);
        await page.PostAsync("/opinions/undo", new KeyValuePair<string, string>("opinion", "1"));
        var today = await page.ReadAsync("/");
        Assert.Contains("Use tabs for indentation.", today);
        Assert.DoesNotContain("two spaces", today);
    }

    [Fact]
    public async Task Several_are_removed_at_once()
    {
        var ids = new[]
        {
            Extracted("Use tabs for indentation."),
            Extracted("Deploy with the blue script."),
            Extracted("Logs live in var."),
        };
        await using var page = await OpenPage.OfAsync(work);
        await page.PostAsync("/records/bulk", new("word", "wrong"), new("id", $"{ids[0]}"), new("id", $"{ids[2]}"));
        Assert.Equal([RecordStatus.Suspended, RecordStatus.Active, RecordStatus.Suspended], ids.Select(i => Record(i).Status));
    }

    [Fact]
    public async Task A_long_list_goes_on_where_it_ended_and_shows_each_thing_once()
    {
        string[] things = ["apples", "boats", "castles", "drums", "eagles", "forests", "gardens"];
        string[] places = ["Lisbon", "Oslo", "Vienna", "Quito", "Nairobi", "Hanoi"];
        foreach (var thing in things)
        foreach (var place in places)
            Extracted($"The {thing} of {place} belong to customer {thing}{place}.");
        await using var page = await OpenPage.OfAsync(work);
        var first = await page.ReadAsync("/");
        var next = System.Text.RegularExpressions.Regex.Match(first, "class=\"more\" href=\"([^\"]+)\"").Groups[1].Value;
        var second = await page.ReadAsync(WebUtility.HtmlDecode(next));
        var shown = System
            .Text.RegularExpressions.Regex.Matches(first + second, "<article class=\"card\" id=\"(r\\d+)\"")
            .Select(m => m.Groups[1].Value);
        Assert.Equal(42, shown.Distinct().Count());
        Assert.Equal(42, shown.Count());
    }

    [Fact]
    public async Task On_a_projects_page_nothing_of_another_shows()
    {
        work.Session("shop", s => s.User("Always use the heron queue for orders."));
        work.Session("bank", s => s.User("Always use the ibis ledger for accounts."));
        await using var page = await OpenPage.OfAsync(work);
        var bank = work.ProjectId("bank");
        foreach (
            var path in (string[])
                [
                    "/?",
                    "/search?q=always+queue+heron&",
                    "/search?in=said&q=heron&",
                    "/search?in=said&q=always&",
                    "/sessions?",
                    "/rules?",
                    "/errors?",
                ]
        )
            Assert.DoesNotContain(
                "heron",
                Shown(await page.ReadAsync(path + "project=" + bank)).Replace("q=heron", "", StringComparison.Ordinal)
            );
        var id = work
            .Memory.Records.Page(new RecordFilter { Project = work.ProjectId("shop"), Types = [RecordType.Fact] }, null, 5)
            .Items[0]
            .Record.Id;
        Assert.DoesNotContain("heron", await page.ReadAsync($"/records/{id}?project={bank}"));
        Assert.DoesNotContain("heron", await page.ReadAsync($"/sessions/show?id=s1&project={bank}"));
    }

    // Without what was asked for, which the page repeats.
    private static string Shown(string html) =>
        System.Text.RegularExpressions.Regex.Replace(
            html[html.IndexOf("<main", StringComparison.Ordinal)..],
            "value=\"[^\"]*\"|href=\"[^\"]*\"",
            ""
        );
}
