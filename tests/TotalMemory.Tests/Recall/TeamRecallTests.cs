using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Recall;

/// <summary>What the team says, where the person or their agent searches.</summary>
public sealed class TeamRecallTests : IDisposable
{
    private const string Linter = "Run the linter before every push";

    private readonly Workplace work = new();
    private readonly TeamSpeaker team;

    public TeamRecallTests() => team = new TeamSpeaker(work.Memory, work.Time);

    public void Dispose() => work.Dispose();

    private RecallResult Search(string text, Func<RecallQuery, RecallQuery>? with = null)
    {
        var query = new RecallQuery { Text = text, Project = work.ProjectId("shop") };
        query = with?.Invoke(query) ?? query;
        return work.Memory.TeamRecall.AddTo(query, work.Memory.Recall.Recall(query));
    }

    private IEnumerable<string> Found(string text, Func<RecallQuery, RecallQuery>? with = null) =>
        Search(text, with).Team.Select(t => t.Text);

    private long Say(string text) =>
        work.Memory.Knowledge.SaveOwn(work.Memory.Projects.IdentifyFolder(work.Project("shop")), Some.Fact(text)).Id;

    [Theory]
    [InlineData("linter")]
    [InlineData("what do we run before pushing?")]
    [InlineData("pushes")]
    public void It_is_found_by_its_words(string query) => Assert.Equal([Linter], Found(Told(query)));

    [Theory]
    [InlineData("walrus")]
    [InlineData("hello")]
    [InlineData("")]
    public void What_is_about_something_else_is_not(string query) => Assert.Empty(Found(Told(query)));

    private string Told(string query)
    {
        team.Says(Linter).Says("Deploy with kamal on Mondays", "ben");
        return query;
    }

    [Fact]
    public void It_stands_beside_the_persons_own_words_and_never_among_them()
    {
        team.Says(Linter);
        var own = Say("The linter is called ruff");
        var found = Search("linter");
        Assert.Equal([own], found.Hits.Select(h => h.Record.Id));
        Assert.Equal("anna", Assert.Single(found.Team).Author);
        Assert.Empty(work.Memory.Recall.Recall(new RecallQuery { Text = "push" }).Hits);
        Assert.Equal(1, work.Memory.Knowledge.Count().Facts);
    }

    [Theory]
    [InlineData(Linter)]
    [InlineData("Never run the linter before every push")]
    public void Where_the_person_says_the_same_or_the_contrary_only_they_are_heard(string own)
    {
        team.Says(Linter);
        Say(own);
        Assert.Empty(Found("linter push"));
    }

    [Fact]
    public void What_the_person_said_no_to_is_not_found()
    {
        team.Says(Linter);
        work.Memory.Team.TurnOff(work.Memory.Team.All(null).Single().Id);
        Assert.Empty(Found("linter"));
    }

    [Fact]
    public void Limits_and_budgets_stay_upper_bounds_and_the_persons_words_come_first()
    {
        for (var n = 0; n < 20; n++)
            Say($"Linter rule number {n} is about imports of module m{n}");
        for (var n = 0; n < 20; n++)
            team.Says($"Linter advice number {n} of the team is about tests of package p{n}");
        var found = Search("linter", q => q with { Limit = 8 });
        Assert.Equal((6, 2), (found.Hits.Count, found.Team.Count));
        Assert.Equal((1, 0), Search("linter", q => q with { Limit = 1 }) is var one ? (one.Hits.Count, one.Team.Count) : default);
        var cheap = Search("linter", q => q with { Limit = 8, MaxTokens = 25 });
        Assert.Empty(cheap.Team);
        Assert.NotEmpty(cheap.Hits);
    }

    [Fact]
    public void Only_who_looks_for_rules_and_conventions_is_told_them()
    {
        team.Says(Linter);
        Assert.Empty(Found("linter", q => q with { Types = [RecordType.Error] }));
        Assert.Empty(Found("linter", q => q with { Types = [RecordType.Fact], Kind = FactKinds.Decision }));
        Assert.Equal([Linter], Found("linter", q => q with { Types = [RecordType.Fact], Kind = FactKinds.Convention }));
        Assert.Equal([Linter], Found("linter", q => q with { Types = [RecordType.Rule] }));
    }

    [Fact]
    public void What_is_said_of_one_project_is_found_in_no_other()
    {
        var folder = work.Temp.MakeRepository("repositories/shop", "git@example.org:me/shop.git");
        GitFiles.Clone(folder, GitFiles.CommitOf("shop"));
        var shop = work.Memory.Projects.IdentifyFolder(folder, isTrusted: true);
        work.Memory.Knowledge.SaveOwn(shop, Some.Fact("The walrus is grey"));
        team.Says(Linter, project: TotalMemory.Projects.SharedProjects.KeyOf("example.org/me/shop"));
        Assert.Empty(Found("linter"));
        Assert.Equal([Linter], Found("linter", q => q with { Project = shop.Id }));
        Assert.Equal([Linter], Found("linter", q => q with { Project = null }));
    }

    [Fact]
    public void An_export_says_whose_word_it_is_and_an_import_does_not_take_it()
    {
        team.Says(Linter).Says("Deploy with kamal on Mondays");
        work.Memory.Team.TurnOff(work.Memory.Team.All(null).First(t => t.Text.StartsWith("Deploy", StringComparison.Ordinal)).Id);
        Say("The mascot is a stork");
        using var text = new StringWriter();
        Assert.Equal(1, work.Memory.Export.Write(text));
        Assert.Contains("""{"type":"team","name":"T1","author":"anna","text":"Run the linter""", text.ToString());
        Assert.DoesNotContain("kamal", text.ToString());
        var file = work.Temp.Write("export.jsonl", text.ToString());
        var read = JsonLinesReader.Read(file);
        Assert.Equal((1, 0), (read.Items.Count, read.Unreadable));
        Assert.Equal("The mascot is a stork", read.Items[0].Draft.Text);
    }

    [Fact]
    public void A_rules_file_has_it_under_a_heading_of_its_own()
    {
        team.Says(Linter);
        var shop = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        Assert.True(work.Memory.RulesExport.Gather(shop, isOwn: false).IsEmpty); // What holds everywhere is of no project.
        var own = RulesFile.Write(work.Memory.RulesExport.Gather(shop, isOwn: true), RulesFormat.Obsidian);
        Assert.Contains($"## From the team\n\n- {Linter} #totalmemory/team (anna) ^tm-T1", own);
    }
}
