using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>Records that say the same, and the one that stays.</summary>
public sealed record MergeGroup(KnowledgeRecord Stays, IReadOnlyList<KnowledgeRecord> Merged);

/// <summary>Merging and archiving on demand, each as a reflection of its own that can be undone.</summary>
public sealed class Consolidation(Database database, TimeProvider time)
{
    /// <summary>Facts that say the same and share at least this part of their words.</summary>
    /// <param name="threshold">0 to 1, of the words of both (Jaccard). Numbers, identifiers, paths and negations must agree whatever it is.</param>
    /// <param name="apply">False only looks.</param>
    /// <returns>The groups, and the reflection that merged them; 0 when nothing was changed.</returns>
    public (IReadOnlyList<MergeGroup> Groups, long Reflection) Merge(string? project, double threshold, bool apply)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            var facts = KnowledgeStore.Active(c, project).Where(r => r.Type == RecordType.Fact && (project is null || r.Project == project)).ToList();
            var plan = ReflectionPlan.Merges(facts).Where(m => Jaccard(m.Record.Text, facts.First(f => f.Id == m.Other).Text) >= threshold).ToList();
            var groups = plan.GroupBy(m => m.Other!.Value).Select(g => new MergeGroup(facts.First(f => f.Id == g.Key), [.. g.Select(m => m.Record)])).ToList();
            return (groups, apply ? Apply(c, plan, facts.Count, now) : 0);
        });
    }

    /// <summary>What is archived and purged by its age.</summary>
    public (IReadOnlyList<PlannedChange> Changes, long Reflection) Retire(string? project, bool apply)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            var records = KnowledgeStore.OfAges(c).Where(r => project is null || r.Project == project).ToList();
            var kept = ReflectionStore.Undone(c);
            var plan = ReflectionPlan.Ages(records, now).Where(a => !kept.Contains((a.Record.Id, a.Action))).ToList();
            return (plan, apply ? Apply(c, plan, records.Count(r => r.Status == RecordStatus.Active), now) : 0);
        });
    }

    private static long Apply(Microsoft.Data.Sqlite.SqliteConnection c, List<PlannedChange> plan, int active, DateTimeOffset now)
    {
        if (plan.Count == 0) return 0;
        var reflection = ReflectionStore.Add(c, now, active, ReflectionOutcome.Applied);
        foreach (var change in plan)
        {
            ReflectionStore.AddChange(c, reflection, change);
            NightlyReflection.Apply(c, change, now);
        }
        return reflection;
    }

    private static double Jaccard(string a, string b)
    {
        var (one, other) = (Words.Of(a), Words.Of(b));
        var (all, shared) = (one.Content.Union(one.Exact).Union(other.Content).Union(other.Exact).Count(), one.Content.Count(other.Content.Contains) + one.Exact.Count(other.Exact.Contains));
        return all == 0 ? 0 : (double)shared / all;
    }
}
