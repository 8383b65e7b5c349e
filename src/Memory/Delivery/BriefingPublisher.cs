using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>Rewrites the published briefings of projects whose knowledge changed.</summary>
public sealed class BriefingPublisher(Database database, MemoryHome home)
{
    /// <summary>Number of briefings that changed.</summary>
    public int Publish(IEnumerable<string> projects)
    {
        using var c = database.Open();
        var files = new BriefingFiles(home);
        var known = ProjectStore.All(c).ToDictionary(p => p.Id);
        var changed = 0;
        ProjectBook.Publish(home, PlaceStore.BookLines(c));
        foreach (var id in projects.SelectMany(p => PlaceStore.Below(c, p).Prepend(p)).Distinct(StringComparer.Ordinal).ToList())
            if (!known.ContainsKey(id))
                PrivateFiles.TryDelete(files.PathOf(id));
            else if (
                known.TryGetValue(id, out var project) && files.Publish(id, BriefingWriter.Write(BriefingStore.Load(c, id, project.Name)))
            )
                changed++;
        var everywhere = c.RecordLists.Everywhere();
        var global = new BriefingMaterial(
            "any",
            [.. BriefingStore.Spoken(c, everywhere.Where(r => r.Type == RecordType.Rule))],
            [.. everywhere.Where(r => r.Type == RecordType.Fact)],
            [],
            null
        );
        return files.Publish(BriefingFiles.Global, BriefingWriter.Write(global)) ? changed + 1 : changed;
    }

    public int PublishAll()
    {
        using var c = database.Open();
        return Publish(ProjectStore.All(c).Select(p => p.Id));
    }

    /// <summary>The briefing of one project as it would be published now.</summary>
    public string Preview(ProjectIdentity project, int maxTokens = BriefingWriter.DefaultTokens)
    {
        using var c = database.Open();
        return BriefingWriter.Write(BriefingStore.Load(c, project.Id, project.Name), maxTokens);
    }
}
