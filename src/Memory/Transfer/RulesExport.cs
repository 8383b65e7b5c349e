using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Transfer;

/// <summary>Collects the content of a project's rules file: active rules, without those waiting for confirmation.</summary>
public sealed class RulesExport(Database database, TimeProvider time)
{
    private const int Most = 400; // chosen: more is no file to read

    /// <param name="isOwn">
    /// For the person alone: includes preferences and global rules. A file for others contains only the project's own.
    /// </param>
    public RulesMaterial Gather(ProjectIdentity project, bool isOwn)
    {
        using var c = database.Open();
        var waiting = c.Rules.Waiting();
        var rules = c
            .RecordLists.InProject(project.Id, RecordType.Rule, Most)
            .Where(r => !waiting.Contains(r.Id) && r.Origin != Origin.Assistant && (isOwn || r.Scope == Scope.Project))
            .ToList();
        var conventions = c
            .RecordLists.Sayable(project.Id, RecordType.Fact, Most)
            .Where(f =>
                f.Origin == Origin.User
                && (f.Kind == FactKinds.Convention || (isOwn && f.Kind == FactKinds.Preference))
                && (isOwn || f.Scope == Scope.Project)
                && !rules.Any(r => NearDuplicate.Same(r.Text, f.Text))
            )
            .ToList();
        var name = c.Projects.All().FirstOrDefault(p => p.Id == project.Id)?.Name ?? project.Name;
        return new RulesMaterial(name, time.GetUtcNow(), Ordered(rules), Ordered(conventions))
        {
            Team =
            [
                .. TeamWording
                    .NotSaidBy(TeamBook.RulesFor(c, project.Id), rules.Concat(conventions).Select(r => r.Text))
                    .Where(t => isOwn || !t.IsEverywhere),
            ],
        };
    }

    private static List<KnowledgeRecord> Ordered(IEnumerable<KnowledgeRecord> records) =>
        [.. records.OrderByDescending(r => r.Kind == RuleStages.Rule).ThenByDescending(r => r.Importance).ThenBy(r => r.Id)];
}
