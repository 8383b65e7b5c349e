using TotalMemory.Sync;
using TotalMemory.Team;

namespace TotalMemory.Tests.Support;

/// <summary>Colleagues whose words come from a hub.</summary>
internal sealed class TeamSpeaker(MemoryServices memory, TimeProvider time)
{
    private readonly Dictionary<string, List<TeamItem>> said = [];
    private int items;

    /// <summary>What holds everywhere, unless a project is named by its remote's key.</summary>
    public TeamSpeaker Says(string text, string author = "anna", string project = Cell.Everywhere)
    {
        var all = said.TryGetValue(project, out var known) ? known : said[project] = [];
        all.Add(new TeamItem(author, $"{++items:x32}", text, time.GetUtcNow()));
        new Replica(memory.Database, memory.Erasure, time).Team.Take(project, $"{all.Count}:{items}", all);
        return this;
    }
}
