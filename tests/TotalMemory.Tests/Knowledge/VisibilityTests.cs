using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>What shows in a project is stated for queries and for code: both say the same of every record.</summary>
public sealed class VisibilityTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity[] projects = [];

    private void Fill()
    {
        projects = [.. new[] { "above", "inner", "other" }.Select(name => work.Memory.Projects.IdentifyFolder(work.Project(name)))];
        work.Memory.Database.Write(c =>
        {
            foreach (var project in projects)
                ProjectStore.Add(c, project, Some.Time);
            foreach (var project in projects)
            foreach (var scope in Enum.GetValues<Scope>())
                Add(c, project, scope);
            c.Execute(
                "INSERT INTO project_above (project, above) VALUES ($inner, $above)",
                ("$inner", projects[1].Id),
                ("$above", projects[0].Id)
            );
        });
    }

    private static void Add(MemoryConnection c, ProjectIdentity project, Scope scope)
    {
        var draft = new Draft
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Fact,
            Text = $"{scope} of {project.Name}",
            Scope = scope,
            Origin = Origin.User,
        };
        c.Records.Insert(draft, project.Id, draft.Text, "", Some.Time, Some.Time, Some.Time);
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(0, 4)]
    [InlineData(1, 5)]
    [InlineData(2, 4)]
    public void The_condition_and_the_predicate_say_the_same(int? from, int shown)
    {
        Fill();
        var project = from is { } i ? projects[i].Id : null;
        using var c = work.Memory.Database.Open();
        var visibility = Visibility.From(c, project);
        var all = c.RecordLists.Active();
        var bySql = c.RecordLists.Active(project).Select(r => r.Text).ToList();
        Assert.Equal(6, all.Count);
        Assert.Equal(shown, bySql.Count);
        Assert.Equal(bySql, all.Where(visibility.Shows).Select(r => r.Text));
    }

    [Fact]
    public void A_project_that_nobody_knows_sees_what_holds_everywhere()
    {
        Fill();
        using var c = work.Memory.Database.Open();
        Assert.All(c.RecordLists.Active("unknown"), r => Assert.Equal(Scope.Global, r.Scope));
        Assert.Equal(3, c.RecordLists.Active("unknown").Count);
    }
}
