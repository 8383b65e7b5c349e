using CsCheck;
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

    /// <summary>Records of some projects, which of them lie above which, and the place of who asks; none for a person.</summary>
    private sealed record World(Owned[] Records, Above[] Aboves, int? Asker)
    {
        public bool Shows(Owned record) =>
            Asker is null
            || record.Scope == Scope.Global
            || record.Project == Asker
            || Aboves.Contains(new Above(Asker.Value, record.Project));

        public override string ToString() => $"{string.Join(", ", Records)}; {string.Join(", ", Aboves)}; asked by {Asker}";
    }

    private readonly record struct Owned(int Project, Scope Scope);

    private readonly record struct Above(int Project, int Upper);

    private const int Projects = 5;

    // The last project is one that nobody knows.
    private static readonly Gen<int> Place = Gen.Int[0, Projects];

    private static readonly Gen<World> Worlds = Gen.Select(
        Gen.Select(Gen.Int[0, Projects - 1], Gen.Enum<Scope>(), (project, scope) => new Owned(project, scope)).Array[0, 12],
        Gen.Select(Place, Gen.Int[0, Projects - 1], (project, upper) => new Above(project, upper)).Array[0, 6],
        Place.Nullable(),
        (records, aboves, asker) => new World(records, aboves, asker)
    );

    [Fact]
    public void The_condition_and_the_predicate_say_what_the_projects_say() => Worlds.Sample(Check, threads: 1);

    private void Check(World world)
    {
        var projects = Enumerable.Range(0, Projects + 1).Select(n => work.Memory.Projects.IdentifyFolder(work.Project($"p{n}"))).ToList();
        work.Memory.Database.Write(c => Fill(c, world, projects));
        using var connection = work.Memory.Database.Open();
        var asker = world.Asker is { } place ? projects[place].Id : null;
        var visibility = Visibility.From(connection, asker);
        var shown = Enumerable.Range(0, world.Records.Length).Where(n => world.Shows(world.Records[n])).Select(n => $"record {n}").ToList();
        Assert.Equal(shown, Texts(connection.RecordLists.Active(asker)));
        Assert.Equal(shown, Texts(connection.RecordLists.Active().Where(visibility.Shows)));
    }

    private static IEnumerable<string> Texts(IEnumerable<KnowledgeRecord> records) => records.OrderBy(r => r.Id).Select(r => r.Text);

    // In place of the world before.
    private static void Fill(MemoryConnection c, World world, List<ProjectIdentity> projects)
    {
        c.Execute("DELETE FROM record");
        c.Execute("DELETE FROM project_above");
        foreach (var project in projects.Take(Projects))
            c.Projects.Add(project, Some.Time);
        foreach (var (n, record) in world.Records.Index())
            Add(c, projects[record.Project], record.Scope, $"record {n}");
        foreach (var above in world.Aboves.Distinct())
            c.Execute(
                "INSERT INTO project_above (project, above) VALUES ($project, $above)",
                ("$project", projects[above.Project].Id),
                ("$above", projects[above.Upper].Id)
            );
    }

    private static void Add(MemoryConnection c, ProjectIdentity project, Scope scope, string text)
    {
        var draft = new Draft
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Fact,
            Text = text,
            Scope = scope,
            Origin = Origin.User,
        };
        c.Records.Insert(draft, project.Id, draft.Text, "", Some.Time, Some.Time, Some.Time);
    }
}
