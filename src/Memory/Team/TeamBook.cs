using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>Lists the team's rules, and lets a person turn them off or forget them.</summary>
public sealed class TeamBook(Database database)
{
    /// <summary>Rules for a project and global ones, newest first; for all projects if null.</summary>
    public IReadOnlyList<TeamRule> All(string? project)
    {
        using var c = database.Open();
        return project is null ? c.Teams.All(null) : RulesFor(c, project);
    }

    public TeamRule? Find(long id)
    {
        using var c = database.Open();
        return c.Teams.Find(id);
    }

    /// <summary>Turns a rule off, whoever shares it: it is listed but not shown to agents. Null if there is none.</summary>
    public TeamRule? TurnOff(long id) => Change(id, c => c.Teams.Refuse(id, forgets: false));

    public TeamRule? TurnOn(long id) => Change(id, c => c.Teams.AllowAgain(id));

    /// <summary>Deletes a rule from every file, and does not receive it again from anyone. Returns it; null if there is none.</summary>
    public TeamRule? Forget(long id)
    {
        var forgotten = database.Write(c =>
        {
            var there = c.Teams.Find(id);
            c.Teams.Refuse(id, forgets: true);
            return there;
        });
        if (forgotten is not null)
            database.Upkeep.EmptyLog();
        return forgotten;
    }

    /// <summary>Where a rule applies: a project's name, or "every project".</summary>
    public string Where(TeamRule rule)
    {
        using var c = database.Open();
        return Where(c, rule);
    }

    internal static string Where(MemoryConnection c, TeamRule rule)
    {
        if (rule.IsEverywhere)
            return "every project";
        if (new SharedProjects(c).Local(rule.Project) is { } local && c.Projects.Named(local) is [var project, ..])
            return project.Name;
        return "a project that is not known here any more";
    }

    internal static List<TeamRule> RulesFor(MemoryConnection c, string project) =>
        c.Teams.All(new SharedProjects(c).Key(project) ?? SharedProjects.Everywhere);

    private TeamRule? Change(long id, Action<MemoryConnection> change) =>
        database.Write(c =>
        {
            change(c);
            return c.Teams.Find(id);
        });
}
