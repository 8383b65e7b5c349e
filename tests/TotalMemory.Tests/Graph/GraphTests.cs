using TotalMemory.Graph;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Graph;

public sealed class GraphTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    private long Save(string text, ProjectIdentity? where = null) => work.Memory.Knowledge.Save(where ?? Shop, Some.Fact(text)).Id;

    [Theory]
    [InlineData("The total is computed in src/cart/CartTotals.cs.", EntityKind.File, "carttotals.cs")]
    [InlineData("Call getUserById before anything else.", EntityKind.Symbol, "getuserbyid")]
    [InlineData("error CS0246 means the using is missing", EntityKind.Error, "cs0246")]
    [InlineData("It threw a NullReferenceException at start.", EntityKind.Error, "nullreferenceexception")]
    [InlineData("Run `npm install left-pad` first.", EntityKind.Package, "left-pad")]
    [InlineData("Run `docker compose up -d` first.", EntityKind.Command, "docker compose up")]
    [InlineData("Sessions live in Redis.", EntityKind.Service, "redis")]
    [InlineData("Import it from @acme/ui-kit.", EntityKind.Package, "@acme/ui-kit")]
    public void Things_are_known_by_their_shapes(string text, EntityKind kind, string name) =>
        Assert.Contains(new Entity(kind, name), Entities.Extract(text));

    [Theory]
    [InlineData("We go on and make the test better.")]
    [InlineData("Prices are shown without tax.")]
    public void Plain_words_are_no_things(string text) => Assert.Empty(Entities.Extract(text));

    [Fact]
    public void What_shares_a_rare_thing_is_associated_and_another_project_is_not()
    {
        var start = Save("Invoices are rounded in InvoiceRounding.cs to whole cents.");
        var near = Save("InvoiceRounding.cs must not be called twice, the second call loses a cent.");
        var far = Save("The mascot is a penguin.");
        Save("InvoiceRounding.cs is generated there.", work.Memory.Projects.IdentifyFolder(work.Project("other")));
        while (work.Memory.Graph.Update() > 0) { }
        var found = work.Memory.Graph.Associate(new() { Text = "rounded invoices whole", Project = Shop.Id });
        Assert.Equal(start, found[0].Record.Id);
        Assert.Contains(found, a => a.Record.Id == near);
        Assert.DoesNotContain(found, a => a.Record.Id == far);
        Assert.All(found, a => Assert.Equal(Shop.Id, a.Record.Project));
    }

    [Fact]
    public void Relations_are_made_once_and_lead_from_one_to_the_other()
    {
        var (a, b) = (Save("The login fails on Mondays."), Save("The certificate is renewed on Sundays."));
        while (work.Memory.Graph.Update() > 0) { }
        Assert.True(work.Memory.Graph.Relate(b, a, RelationType.Causal, Shop.Id));
        Assert.False(work.Memory.Graph.Relate(b, a, RelationType.Causal, Shop.Id));
        Assert.Null(work.Memory.Graph.Relate(b, 999, RelationType.Causal, Shop.Id));
        Assert.Null(work.Memory.Graph.Relate(b, a, RelationType.Causal, work.ProjectId("other")));
        var hit = Assert.Single(work.Memory.Recall.Recall(new() { Text = "login Mondays", Project = Shop.Id }).Hits, h => h.Record.Id == b);
        Assert.Equal(SearchSignalKind.Graph, Assert.Single(hit.Signals).Name);
    }

    [Fact]
    public void A_correction_by_a_person_supersedes_in_the_graph()
    {
        var old = Save("The release branch is called stable.");
        var done = work.Memory.Knowledge.Correct(old, "The release branch is called release.")!;
        while (work.Memory.Graph.Update() > 0) { }
        using var c = work.Memory.Database.Open();
        Assert.Empty(c.Graph.RelationsOf(done.New.Id, null)); // What was replaced shows nowhere, not even as a neighbour.
    }
}
