using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Skills;

/// <summary>Skills: learned from sequences of commands that recurred and succeeded, or written by agents.</summary>
public sealed class SkillBook(Database database, TimeProvider time)
{
    private const int LongestStep = 300; // chosen: a few lines

    /// <summary>Recomputes the observed skills of a project; returns the number of new ones.</summary>
    public int Learn(string project)
    {
        // Reading and comparing is slow, so it is done outside the lock.
        IReadOnlyList<Workflow> found;
        using (var c = database.Open())
            found = WorkflowMiner.Mine(c.Skills.Sessions(project));
        var now = time.GetUtcNow();
        List<MinedSkill> mined =
        [
            .. found.Select(w => new MinedSkill(w, [.. w.Commands.Select(Line)], CleanDraft.Prepare(ToDraft(w), now))),
        ];
        return mined.Count == 0 ? 0 : database.Write(c => Store(c, project, mined, now));
    }

    /// <inheritdoc cref="Learn(string)"/>
    public int LearnAll()
    {
        IReadOnlyList<ProjectIdentity> projects;
        using (var c = database.Open())
            projects = c.Projects.All();
        return projects.Sum(p => Learn(p.Id));
    }

    /// <summary>Skills visible in a project, most used first; of all projects if null.</summary>
    public IReadOnlyList<Skill> All(string? project)
    {
        using var c = database.Open();
        return [.. c.Skills.All(project).OrderByDescending(s => s.Uses.Count).ThenBy(s => s.Id)];
    }

    /// <summary>The active skill with this record; null if there is none.</summary>
    public Skill? FindByRecord(long record)
    {
        using var c = database.Open();
        return c.Skills.Find(record);
    }

    /// <summary>By number or name; null if none is visible.</summary>
    public Skill? Find(string idOrName, string? project)
    {
        using var c = database.Open();
        return Find(c, idOrName, project);
    }

    /// <summary>Skills whose name, steps or context share words with a task, best first.</summary>
    public IReadOnlyList<Skill> Matching(string trigger, string? project, int most)
    {
        var asked = Words.Extract(trigger);
        var wanted = asked.Content.Union(asked.Exact).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. All(project)
                .Select(s => (Skill: s, Score: Score(wanted, s)))
                .Where(s => s.Score > 0)
                .OrderByDescending(s => s.Score)
                .ThenByDescending(s => s.Skill.Uses.Count)
                .ThenBy(s => s.Skill.Id)
                .Take(most)
                .Select(s => s.Skill),
        ];
    }

    /// <summary>
    /// Records a use, adds steps, or creates a skill if the name is unknown and there are steps or notes. Null if there is none, and
    /// nothing to create one from.
    /// </summary>
    public Skill? Report(ProjectIdentity project, string idOrName, SkillReport report)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            var known = Find(c, idOrName, project.Id);
            if (known is null && (report.NewSteps.Count + report.Notes.Length == 0 || long.TryParse(idOrName.TrimStart('#'), out _)))
                return null;
            c.Projects.Touch(project, now);
            var name = known?.Name ?? Redactor.Redact(idOrName.Trim());
            var (steps, anti) = Merged(known, report);
            var draft = Written(name, steps, known?.Record.Context ?? "", Skill.IdentityOf(name), Origin.Assistant) with
            {
                Evidence = [EvidenceOf(report, now)],
            };
            if (Record(c, project, known, draft, now) is not { } id)
                return null;
            c.Skills.Save(id, name, steps, anti, known?.Pattern is { Count: > 0 } pattern ? string.Join(" > ", pattern) : null);
            if (report.Success is { } success)
                c.Skills.AddUse(id, new SkillUse(report.Session, now, success, Line(report.Notes), IsObserved: false));
            return c.Skills.Find(id);
        });
    }

    private sealed record SkillLines(IReadOnlyList<string> Steps, IReadOnlyList<string> AntiPatterns);

    private static SkillLines Merged(Skill? known, SkillReport report)
    {
        var steps = report.NewSteps.Select(Line).Where(s => s.Length > 0 && known?.Steps.Contains(s, StringComparer.Ordinal) != true);
        var anti = report.NewAntiPattern is { Length: > 0 } no ? Line(no) : "";
        var isNew = anti.Length > 0 && known?.AntiPatterns.Contains(anti) != true;
        return new([.. known?.Steps ?? [], .. steps], isNew ? [.. known?.AntiPatterns ?? [], anti] : known?.AntiPatterns ?? []);
    }

    // Null if a person removed this skill before.
    private static long? Record(MemoryConnection c, ProjectIdentity project, Skill? known, Draft draft, DateTimeOffset now)
    {
        if (known is null)
            return
                WritePath.Write(c, project.Id, CleanDraft.Prepare(draft with { Source = RecordSource.Saved }, now), now).Id
                    is var id
                        and not 0
                ? id
                : null;
        var words = draft with
        {
            Identity = known.Record.Identity,
            Kind = known.Record.Kind,
            Tags = known.Record.Tags,
            Importance = known.Record.Importance,
            Confidence = known.Record.Confidence,
        };
        WritePath.Reword(c, known.Record, CleanDraft.Prepare(words, now), now);
        return known.Id;
    }

    /// <summary>What usually follows these commands in this project.</summary>
    public IReadOnlyList<PredictedStep> Next(IReadOnlyList<string> commands, string project, int most)
    {
        using var c = database.Open();
        return StepPrediction.After(
            [.. commands.SelectMany(c => WorkSteps.Split(c).Select(s => s.Verb))],
            c.Skills.Sessions(project),
            most
        );
    }

    private static Skill? Find(MemoryConnection c, string idOrName, string? project)
    {
        var all = c.Skills.All(project).OrderByDescending(s => s.Uses.Count).ThenBy(s => s.Id).ToList();
        return (long.TryParse(idOrName.TrimStart('#'), out var id) ? all.FirstOrDefault(s => s.Id == id) : null)
            ?? all.FirstOrDefault(s => s.Name.Equals(idOrName.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A workflow ready to be written.</summary>
    private sealed record MinedSkill(Workflow Workflow, IReadOnlyList<string> Steps, CleanDraft Draft);

    private static int Store(MemoryConnection c, string project, IReadOnlyList<MinedSkill> found, DateTimeOffset now)
    {
        var known = c.Skills.Observed(project);
        var added = 0;
        foreach (var one in found)
        {
            var isKnown = known.TryGetValue(one.Workflow.Key, out var id);
            if (!isKnown)
            {
                var written = WritePath.Write(c, project, one.Draft, now);
                if (written.Id == 0)
                    continue; // Removed by a person.
                id = written.Id;
                if (written.Result == WriteResult.Added)
                    added++;
            }
            Update(c, id, one, isKnown, now);
        }
        return added;
    }

    private static void Update(MemoryConnection c, long id, MinedSkill mined, bool isKnown, DateTimeOffset now)
    {
        var (workflow, steps) = (mined.Workflow, mined.Steps.ToList());
        var skill = c.Skills.Find(id);
        if (isKnown && skill is not null)
        {
            // Steps added by agents are kept beside the observed ones.
            steps.AddRange(skill.Steps.Skip(workflow.Verbs.Count));
            if (skill.Steps.SequenceEqual(steps))
                foreach (var e in mined.Draft.Content.Evidence)
                    c.Evidence.Add(id, e);
            else
                WritePath.Reword(c, skill.Record, mined.Draft, now);
        }
        c.Skills.Save(id, NameOf(workflow), steps, skill?.AntiPatterns ?? [], workflow.Key);
        c.Skills.ClearObserved(id);
        foreach (var use in workflow.Uses)
            c.Skills.AddUse(id, new SkillUse(use.Session.Id, use.Steps[^1].At, use.Success, "", IsObserved: true));
        c.Records.Confirm(id, 2, 0.5, workflow.Uses[^1].Steps[^1].At, now);
    }

    private static string NameOf(Workflow workflow) => string.Join(" → ", workflow.Verbs);

    private static Draft ToDraft(Workflow workflow)
    {
        var goals = workflow
            .Uses.Where(u => u.Session.Goal.Length > 0)
            .Select(u => Sentences.Cut(u.Session.Goal, 100))
            .Distinct()
            .TakeLast(4);
        var steps = workflow.Commands.Select(Line).ToList();
        return Written(NameOf(workflow), steps, "done while: " + string.Join("; ", goals), workflow.Key, Origin.Tool) with
        {
            Kind = "observed",
            Source = RecordSource.Reflected,
            Evidence = [.. workflow.Uses.TakeLast(10).Select(Quote)],
        };
    }

    private static Draft Written(string name, IReadOnlyList<string> steps, string context, string identity, Origin origin) =>
        new()
        {
            Type = RecordType.Skill,
            Kind = Skill.Written,
            Text = Skill.TextOf(name, steps),
            Context = context,
            Identity = identity,
            Importance = 3,
            Confidence = 0.6,
            Origin = origin,
        };

    private static Evidence Quote(WorkflowUse use) =>
        new(
            EvidenceRole.Source,
            use.Session.Id,
            use.Steps[0].File,
            use.Steps[0].Line,
            Origin.Tool,
            Utf8Text.Cap(string.Join('\n', use.Steps.Select(s => "$ " + s.Command).Distinct()), Evidence.LongestQuote),
            use.Steps[0].At
        );

    private static Evidence EvidenceOf(SkillReport report, DateTimeOffset now) =>
        Evidence.FromCall(
            report.Session,
            string.Join(
                '\n',
                [
                    .. report.NewSteps,
                    .. report.NewAntiPattern is { } no ? [no] : Array.Empty<string>(),
                    .. report.Notes.Length > 0 ? [report.Notes] : Array.Empty<string>(),
                    .. OutcomeText(report.Success) is { } told ? [told] : Array.Empty<string>(),
                ]
            ),
            now
        );

    private static string? OutcomeText(bool? success) =>
        success switch
        {
            true => "it went well",
            false => "it did not go well",
            null => null,
        };

    // Words in the name count most, then words in the steps.
    private static double Score(HashSet<string> wanted, Skill skill)
    {
        if (wanted.Count == 0)
            return 0;
        double Covered(string text) =>
            Words.Extract(text) is var words
                ? wanted.Count(w => words.Content.Contains(w) || words.Exact.Contains(w)) / (double)wanted.Count
                : 0;
        var score = 0.7 * Math.Max(Covered(skill.Name), Covered(skill.Record.Context)) + 0.3 * Covered(string.Join(' ', skill.Steps));
        return score > 0 ? score + 0.05 * skill.Proficiency.SuccessRate : 0;
    }

    private static string Line(string text) => Sentences.Cut(Sentences.OneLine(Redactor.Redact(text)), LongestStep);
}
