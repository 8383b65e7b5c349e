using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>Rewrites the published briefings, and the greetings beside them, of projects whose knowledge changed.</summary>
public sealed class BriefingPublisher(Database database, MemoryHome home, TimeProvider time)
{
    private readonly BriefingFiles files = new(home);
    private readonly GreetingFiles greetings = new(home);

    /// <summary>Returns how many briefings changed.</summary>
    public int Publish(IEnumerable<string> projects)
    {
        using var c = database.Open();
        var known = c.Projects.All().ToDictionary(p => p.Id);
        var isGreeting = !SettingFlag.IsOn(home, SettingFlag.HidesSigns);
        var changed = 0;
        ProjectBook.Publish(home, c.Places.BookLines());
        foreach (var id in projects.SelectMany(p => c.Places.Below(p).Prepend(p)).Distinct(StringComparer.Ordinal).ToList())
            if (!known.TryGetValue(id, out var project))
            {
                PrivateFiles.TryDelete(files.PathOf(id));
                PrivateFiles.TryDelete(greetings.PathOf(id));
            }
            else
                changed += Publish(c, id, project.Name, c.Briefings.Load(id, project.Name), isGreeting);
        var everywhere = c.RecordLists.Everywhere();
        var global = new BriefingMaterial(
            "any",
            [.. c.Briefings.Sayable(everywhere.Where(r => r.Type == RecordType.Rule))],
            [.. everywhere.Where(r => r.Type == RecordType.Fact)],
            [],
            null
        )
        {
            Team = c.Teams.Everywhere(),
        };
        return changed + Publish(c, BriefingFiles.Global, null, global, isGreeting);
    }

    private int Publish(MemoryConnection c, string id, string? name, BriefingMaterial material, bool isGreeting)
    {
        var briefing = BriefingWriter.Compose(material);
        greetings.Publish(id, isGreeting ? GreetingWriter.Write(briefing, name, News(c, material), Outcomes(c, id)) : null);
        return files.Publish(id, briefing.Text) ? 1 : 0;
    }

    private IEnumerable<GreetingNews> Outcomes(MemoryConnection c, string project) =>
        RequestOutcomeNotes
            .Since(c, project, time.GetUtcNow() - GreetingWriter.NewsFor)
            .Concat(MovedNews.Find(c, project))
            .Concat(TeamNews.Find(c, project));

    // New active rules of the briefing that no greeting has mentioned yet.
    private List<KnowledgeRecord> News(MemoryConnection c, BriefingMaterial material)
    {
        var since = time.GetUtcNow() - GreetingWriter.NewsFor;
        return
        [
            .. material.Rules.Where(r =>
                r.Status == RecordStatus.Active && r.Updated > since && c.Deliveries.Count(r.Id, DeliveryStore.Greeting) == 0
            ),
        ];
    }

    public int PublishAll()
    {
        using var c = database.Open();
        return Publish(c.Projects.All().Select(p => p.Id));
    }

    /// <summary>The lines of one project's briefing on how to work there.</summary>
    public IReadOnlyList<string> Statements(ProjectIdentity project)
    {
        using var c = database.Open();
        return BriefingWriter.Statements(c.Briefings.Load(project.Id, project.Name));
    }

    /// <summary>The briefing of one project as it would be published now.</summary>
    public string Preview(ProjectIdentity project, int maxTokens = BriefingWriter.DefaultTokens)
    {
        using var c = database.Open();
        return BriefingWriter.Write(c.Briefings.Load(project.Id, project.Name), maxTokens);
    }
}
