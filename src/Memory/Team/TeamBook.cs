using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>What the team says, for people to look at and to refuse.</summary>
public sealed class TeamBook(Database database)
{
    /// <summary>What is said of a project and everywhere, the newest first; of all projects when null.</summary>
    public IReadOnlyList<TeamRule> All(string? project)
    {
        using var c = database.Open();
        return project is null ? TeamStore.All(c, null) : RulesFor(c, project);
    }

    public TeamRule? Find(long id)
    {
        using var c = database.Open();
        return TeamStore.Find(c, id);
    }

    /// <summary>It is listed and not said, whoever says it. Null when there is none.</summary>
    public TeamRule? TurnOff(long id) => Change(id, c => TeamStore.Refuse(c, id, forgets: false));

    public TeamRule? TurnOn(long id) => Change(id, c => TeamStore.AllowAgain(c, id));

    /// <summary>It leaves every file, and is not taken again from anybody. What it was; null when there is none.</summary>
    public TeamRule? Forget(long id)
    {
        var forgotten = database.Write(c =>
        {
            var there = TeamStore.Find(c, id);
            TeamStore.Refuse(c, id, forgets: true);
            return there;
        });
        if (forgotten is not null)
            database.Upkeep.EmptyLog();
        return forgotten;
    }

    /// <summary>Where it holds, for a person: a project's name, or "every project".</summary>
    public string Where(TeamRule rule)
    {
        using var c = database.Open();
        return Where(c, rule);
    }

    internal static string Where(MemoryConnection c, TeamRule rule) =>
        rule.IsEverywhere ? "every project"
        : new SharedProjects(c).Local(rule.Project) is { } local && ProjectStore.Named(c, local) is [var project, ..] ? project.Name
        : "a project that is not known here any more";

    internal static List<TeamRule> RulesFor(MemoryConnection c, string project) =>
        TeamStore.All(c, new SharedProjects(c).Key(project) ?? SharedProjects.Everywhere);

    private TeamRule? Change(long id, Action<MemoryConnection> change) =>
        database.Write(c =>
        {
            change(c);
            return TeamStore.Find(c, id);
        });
}
