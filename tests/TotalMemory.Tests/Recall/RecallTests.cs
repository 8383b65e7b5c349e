using CsCheck;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall;

public sealed class RecallTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;
    private readonly ProjectIdentity shop;

    public RecallTests()
    {
        memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
        shop = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
    }

    public void Dispose() => temp.Dispose();

    private IReadOnlyList<Hit> Find(string text, int limit = 10, int? tokens = null) =>
        memory
            .Recall.Recall(
                new()
                {
                    Text = text,
                    Project = shop.Id,
                    Limit = limit,
                    MaxTokens = tokens,
                }
            )
            .Hits;

    [Fact]
    public void A_greeting_finds_nothing()
    {
        memory.Knowledge.Save(shop, Some.Fact("The hello page greets there with a banner."));
        Assert.Empty(Find("hello there"));
        Assert.NotEmpty(Find("hello page"));
    }

    [Fact]
    public void A_correction_and_the_fact_of_the_same_message_are_one_hit()
    {
        var said = new Evidence(EvidenceRole.Source, "s1", "s1.jsonl", 7, Origin.User, "No, use pnpm for the installs.", Some.Time);
        memory.Knowledge.Save(shop, Some.Fact("Use pnpm for the installs") with { Evidence = [said] });
        memory.Knowledge.Save(
            shop,
            Some.Fact("No, use pnpm for the installs.") with
            {
                Type = RecordType.Correction,
                Kind = "correction",
                Identity = "c1",
                Evidence = [said],
            }
        );
        Assert.Single(Find("pnpm installs"));
    }

    [Fact]
    public void What_was_objected_to_stands_behind_what_nobody_doubted()
    {
        memory.Knowledge.Save(shop, Some.Fact("The queue keeps messages for nine days") with { Confidence = 0.2, Importance = 5 });
        memory.Knowledge.Save(shop, Some.Fact("The queue keeps messages for three days") with { Confidence = 0.8, Importance = 3 });
        Assert.Equal("The queue keeps messages for three days", Find("how long does the queue keep messages")[0].Record.Text);
    }

    [Fact]
    public void A_typo_finds_a_long_record()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 28).Select(i => $"sentence{i} about the release"));
        memory.Knowledge.Save(shop, Some.Fact($"{filler} and docker networking needs the bridge driver {filler}"));
        memory.Knowledge.Save(shop, Some.Fact("The frontend uses Vue."));
        var hit = Assert.Single(Find("dokcer netowrking"));
        Assert.Contains("docker networking", hit.Record.Text);
        Assert.Contains(SearchSignalKind.Typo, hit.Signals.Select(l => l.Name));
    }

    [Theory]
    [InlineData("user by id")]
    [InlineData("getUserById")]
    [InlineData("getuserbyid")]
    [InlineData("CS0246")]
    [InlineData("snake_case_name")]
    [InlineData("src/app/main.cs")]
    [InlineData("main.cs")]
    public void Identifiers_are_found_whole_and_by_their_parts(string query)
    {
        memory.Knowledge.Save(
            shop,
            Some.Fact("Call getUserById in src/app/main.cs; error CS0246 means the using is missing; see snake_case_name.")
        );
        Assert.Single(Find(query));
    }

    [Fact]
    public void Punctuation_and_operators_in_a_query_are_words_not_syntax()
    {
        memory.Knowledge.Save(shop, Some.Fact("Quotes work."));
        foreach (var query in (string[])["\"", "a\" OR \"b", "NEAR(x y)", "col:value", "*", "-", "(", "quotes AND", "🎉", "   "])
            Find(query);
        Assert.Single(Find("\"quotes\" (work)"));
    }

    [Fact]
    public void Limits_and_budgets_are_upper_bounds() =>
        Gen.Select(Gen.Int[1, 60].Array[0, 20], Gen.Select(Gen.Int[1, 30], Gen.Int[1, 400]).Array[1, 5])
            .Sample(
                (lengths, asked) =>
                {
                    using var home = new TempHome();
                    var own = new MemoryServices(home.Home, new FakeTimeProvider(Some.Time));
                    foreach (var (n, length) in lengths.Index())
                        own.Knowledge.Save(shop, Some.Fact($"deploy note number{n} {WordsOf(n, length)}"));
                    foreach (var (limit, tokens) in asked)
                    {
                        var query = new RecallQuery
                        {
                            Text = "deploy note",
                            Project = shop.Id,
                            Limit = limit,
                            MaxTokens = tokens,
                        };
                        var hits = own.Recall.Recall(query).Hits;
                        Assert.True(hits.Count <= limit, $"{hits.Count} of {limit}");
                        Assert.True(hits.Sum(h => Tokens.Estimate(h.Record.Text)) <= tokens);
                    }
                },
                iter: 40,
                threads: 1
            );

    private static string WordsOf(int note, int length) => string.Join(' ', Enumerable.Range(0, length).Select(n => $"w{note}x{n}"));

    private readonly record struct Saved(int Project, bool IsGlobal, string? Branch, bool IsForgotten);

    private static readonly Gen<string?> Branches = Gen.OneOf<string?>(null, null, "b0", "b1");

    private static readonly Gen<Saved[]> SavedRecords = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 9],
        Branches,
        Gen.Int[0, 5],
        (project, global, branch, forgotten) => new Saved(project, global == 0, branch, forgotten == 0)
    ).Array[1, 20];

    private static readonly Gen<string> Queries = Gen.OneOf("secret deploy rule", "secrte depoly");

    [Fact]
    public void Nothing_shows_outside_its_project_status_or_branch() =>
        Gen.Select(SavedRecords, Gen.Select(Gen.Int[0, 3], Queries, Branches).Array[1, 5])
            .Sample(
                (saved, asked) =>
                {
                    using var home = new TempHome();
                    var own = new MemoryServices(home.Home, new FakeTimeProvider(Some.Time));
                    var projects = Enumerable.Range(0, 4).Select(i => ProjectIdentity.Resolve(home.MakeFolder($"p{i}/api"))).ToList();
                    foreach (var (n, record) in saved.Index())
                        Save(own, projects[record.Project], record, n);
                    foreach (var (project, text, branch) in asked)
                        CheckHits(own, projects[project], text, branch);
                },
                iter: 40,
                threads: 1
            );

    private static void Save(MemoryServices own, ProjectIdentity project, Saved record, int number)
    {
        var scope = record.IsGlobal ? Scope.Global : Scope.Project;
        var id = own.Knowledge.Save(project, Some.Fact($"secret deploy rule r{number}", scope: scope, branch: record.Branch)).Id;
        if (record.IsForgotten)
            own.Knowledge.Forget(id, "x");
    }

    private static void CheckHits(MemoryServices own, ProjectIdentity project, string text, string? branch)
    {
        var query = new RecallQuery
        {
            Text = text,
            Project = project.Id,
            Branch = branch,
            Limit = 500,
        };
        foreach (var hit in own.Recall.Recall(query).Hits)
        {
            Assert.True(hit.Record.Project == project.Id || hit.Record.Scope == Scope.Global);
            Assert.Equal(RecordStatus.Active, hit.Record.Status);
            Assert.True(branch is null || hit.Record.Branch is null || hit.Record.Branch == branch);
        }
    }

    [Fact]
    public void A_typo_is_not_read_as_a_word_of_another_project()
    {
        memory.Knowledge.Save(ProjectIdentity.Resolve(temp.MakeFolder("other")), Some.Fact("The customer is called acmecorp."));
        memory.Knowledge.Save(shop, Some.Fact("The customer pays monthly."));
        Assert.Empty(memory.Recall.Recall(new() { Text = "customer acmecrp", Project = shop.Id }).Corrected);
    }

    [Fact]
    public void Being_recalled_makes_nothing_truer()
    {
        var saved = memory.Knowledge.Save(shop, Some.Fact("We use tabs."));
        var before = memory.Knowledge.Find(saved.Id)!.Record;
        for (var i = 0; i < 20; i++)
            memory.UseLog.MarkUsed([.. Find("tabs").Select(h => h.Record.Id)]);
        var after = memory.Knowledge.Find(saved.Id)!.Record;
        Assert.Equal((before.Confidence, before.Importance, before.Confirmed), (after.Confidence, after.Importance, after.Confirmed));
        Assert.Equal(20, after.Uses);
    }

    [Theory]
    [InlineData("docker", "dokcer", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abcdef", "zzzzzz", 4)]
    public void The_distance_counts_swaps_once_and_stops_at_its_bound(string a, string b, int expected) =>
        Assert.Equal(expected, EditDistance.Bounded(a, b, 3));
}
