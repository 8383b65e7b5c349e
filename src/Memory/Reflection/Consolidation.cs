using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>
/// Merging and archiving on demand, each as a reflection that can be undone, with the limits of the nightly one.
/// </summary>
public sealed class Consolidation(Database database, TimeProvider time)
{
    /// <summary>Merges facts with the same meaning that share at least this part of their words.</summary>
    /// <param name="threshold">0 to 1, of the words of both (Jaccard). Numbers, identifiers, paths and negations must agree whatever it
    /// is.</param>
    /// <param name="apply">False for a preview.</param>
    /// <returns>The groups, and the reflection that merged them; 0 if nothing was changed.</returns>
    public MergeResult Merge(string? project, double threshold, bool apply)
    {
        var (plan, facts) = Read(c =>
        {
            var (kept, apart) = (c.Reflections.Undone(), c.RecordLists.WithValidity());
            var active = c
                .RecordLists.Active(project, RecordType.Fact)
                .Where(r => !apart.Contains(r.Id) && (project is null || r.Project == project))
                .ToDictionary(r => r.Id);
            return (
                ReflectionPlan
                    .Merges([.. active.Values])
                    .Where(m =>
                        !kept.Contains(new(m.Record.Id, m.Action)) && Similarity(m.Record.Text, active[m.Other!.Value].Text) >= threshold
                    )
                    .ToList(),
                active
            );
        });
        var groups = plan.GroupBy(m => m.Other!.Value).Select(g => new MergeGroup(facts[g.Key], [.. g.Select(m => m.Record)])).ToList();
        return new(groups, apply ? Apply(plan, facts.Count) : 0);
    }

    /// <summary>Archives records by age, and counts what is due for purging (done only by the nightly reflection).</summary>
    /// <returns>Also whether it is more than may be removed without a person's consent; then nothing is changed.</returns>
    public RetireResult Retire(string? project, bool apply)
    {
        var now = time.GetUtcNow();
        var (plan, active, all) = Read(c =>
        {
            var records = c.RecordLists.ForRetention().Where(r => project is null || r.Project == project).ToList();
            var kept = c.Reflections.Undone();
            return (
                ReflectionPlan.Ages(records, now).Where(a => !kept.Contains(new(a.Record.Id, a.Action))).ToList(),
                records.Count(r => r.Status == RecordStatus.Active),
                records.Count
            );
        });
        var tooMuch = ReflectionPlan.IsTooMuch(plan, active, all);
        return new(plan, apply && !tooMuch ? Apply([.. plan.Where(p => p.Action == ReflectionAction.Archived)], active) : 0, tooMuch);
    }

    private T Read<T>(Func<MemoryConnection, T> look)
    {
        using var c = database.Open();
        return look(c);
    }

    // The comparison was done before; records that changed meanwhile are skipped.
    private long Apply(List<PlannedChange> plan, int active)
    {
        var now = time.GetUtcNow();
        return plan.Count == 0
            ? 0
            : database.Write(c =>
            {
                var reflection = c.Reflections.Add(now, active, ReflectionOutcome.Applied);
                foreach (var change in plan)
                    NightlyReflection.TryApply(c, reflection, change, now);
                return reflection;
            });
    }

    private static double Similarity(string a, string b) => Language.Similarity.Jaccard(AllWords(a), AllWords(b));

    private static HashSet<string> AllWords(string text)
    {
        var words = Words.Extract(text);
        return [.. words.Content, .. words.Exact];
    }
}
