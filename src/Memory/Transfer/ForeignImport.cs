using TotalMemory.Graph;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Skills;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Imports another memory through the write path. A second import changes nothing.</summary>
public sealed class ForeignImport(Database database, TimeProvider time)
{
    private const int Batch = 500; // chosen: one transaction stays short
    private const int MostReasons = 20; // chosen: one screen
    private const int LongestShown = 60; // chosen: one line

    /// <param name="isTrusted">A person asked for it. If an agent did, text that the file attributes to a person counts as the file's, and
    /// never becomes a rule.</param>
    /// <param name="generalEverywhere">Items without a project become global.</param>
    /// <param name="noProject">Otherwise their project; null for a project called <c>general</c>.</param>
    public ForeignReport Run(
        ForeignMemory foreign,
        bool isTrusted,
        bool generalEverywhere = false,
        ProjectIdentity? noProject = null,
        Action<int>? advance = null,
        CancellationToken cancel = default
    )
    {
        var sum = new ImportTotals();
        var choice = new ImportChoice(foreign.Source, isTrusted, generalEverywhere, noProject);
        var sessions = database.Write(c => foreign.Sessions.Count(s => SaveSession(c, s)));
        foreach (var batch in foreign.Items.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            // A batch is atomic; committed items are recognised when the import is run again.
            var ready = Ready(batch, choice);
            database.Write(c =>
            {
                foreach (var item in ready)
                    TryTake(c, item, choice, sum);
            });
            advance?.Invoke(batch.Length);
        }
        database.Write(c => Connect(c, foreign));
        return new ForeignReport(
            sum.Added,
            sum.Known,
            sum.Refused,
            foreign.Unreadable + sum.Faults.Count,
            sessions,
            foreign.Items.Count(i => ProjectStore.IsNoProject(i.Project)),
            sum.Projects
        )
        {
            Reasons = [.. foreign.Reasons.Concat(sum.Faults).Take(MostReasons)],
        };
    }

    /// <summary>The options of an import.</summary>
    private sealed record ImportChoice(string Source, bool IsTrusted, bool GeneralEverywhere, ProjectIdentity? NoProject);

    private sealed class ImportTotals
    {
        public int Added { get; set; }
        public int Known { get; set; }
        public int Refused { get; set; }
        public HashSet<string> Projects { get; } = new(StringComparer.Ordinal);
        public List<string> Faults { get; } = [];
    }

    /// <summary>An item ready to be written.</summary>
    /// <param name="Draft">Null if it was imported before.</param>
    private sealed record ReadyItem(ForeignItem Item, CleanDraft? Draft);

    private List<ReadyItem> Ready(IEnumerable<ForeignItem> batch, ImportChoice choice)
    {
        var now = time.GetUtcNow();
        using var c = database.Open();
        return [.. batch.Select(i => new ReadyItem(i, IsKnown(c, i, choice) ? null : CleanDraft.Prepare(Wanted(i, choice), now)))];
    }

    private static bool IsKnown(MemoryConnection c, ForeignItem item, ImportChoice choice) =>
        item.Item.Length > 0 && c.Transfers.Find(choice.Source, item.Item) is not null;

    private static Draft Wanted(ForeignItem item, ImportChoice choice)
    {
        var draft = item.Draft with { Source = RecordSource.Saved };
        if (choice.GeneralEverywhere && ProjectStore.IsNoProject(item.Project))
            draft = draft with { Scope = Scope.Global };
        return choice.IsTrusted ? draft : AsFileText(draft);
    }

    private void TryTake(MemoryConnection c, ReadyItem ready, ImportChoice choice, ImportTotals sum)
    {
        var (result, project) = (WriteResult.Unchanged, "");
        if (Savepoint.Try(c, () => (result, project) = Take(c, ready, choice)) is { } fault)
            sum.Faults.Add($"'{Sentences.Cut(Sentences.OneLine(ready.Item.Draft.Text), LongestShown)}': {fault}");
        else if (result == WriteResult.Refused)
            sum.Refused++;
        else if (result == WriteResult.Added)
        {
            sum.Added++;
            sum.Projects.Add(project);
        }
        else
            sum.Known++;
    }

    private (WriteResult, string) Take(MemoryConnection c, ReadyItem ready, ImportChoice choice)
    {
        var now = time.GetUtcNow();
        var item = ready.Item;
        var isOfNone = ProjectStore.IsNoProject(item.Project);
        var project = choice.NoProject is { } chosen && isOfNone ? chosen : c.Projects.ResolveName(item.Project);
        if (ready.Draft is not { } draft || IsKnown(c, item, choice))
            return (WriteResult.Unchanged, project.Id);
        c.Projects.Touch(project, item.Draft.Evidence.Max(e => e.At));
        var written = WritePath.Write(c, project.Id, draft, now);
        if (written.Id == 0)
            return (WriteResult.Refused, project.Id);
        if (item.Item.Length > 0)
            c.Transfers.Note(choice.Source, item.Item, written.Id);
        if (written.Result == WriteResult.Added)
        {
            Complete(c, written.Id, draft.Content, item, now);
            // It keeps its dates, but is marked as used today, or the first reflection would archive it.
            c.Records.MarkImported(written.Id, now);
        }
        return (written.Result, project.Id);
    }

    private static Draft AsFileText(Draft d) =>
        d with
        {
            Type = d.Type == RecordType.Rule ? RecordType.Fact : d.Type,
            Kind = d.Type == RecordType.Rule ? FactKinds.Lesson : d.Kind,
            Scope = Scope.Project,
            Origin = d.Origin == Origin.Assistant ? Origin.Assistant : Origin.File,
            Evidence =
            [
                .. d
                    .Evidence.Where(e => e.Role == EvidenceRole.Source)
                    .Select(e => e.Origin == Origin.Assistant ? e : e with { Origin = Origin.File }),
            ],
        };

    private static void Complete(MemoryConnection c, long record, Draft draft, ForeignItem item, DateTimeOffset now)
    {
        var at = draft.Evidence.Min(e => e.At);
        if (draft.Type == RecordType.Rule)
        {
            c.Rules.InsertNoted(record, draft.Importance, new RuleTrigger(), at);
            if (item.Status == RecordStatus.Suspended)
                c.Rules.SetDecision(record, new UserDecision(RuleChoice.Suspended));
            RuleReview.Reassess(c, record, null, now);
            return;
        }
        if (item.Steps.Count > 0)
            c.Skills.Save(record, item.Steps[0], item.Steps.Skip(1), item.AntiPatterns, null);
        if (item.Impact is { } impact)
            c.Episodes.Save(record, impact, 0);
        if (item.Triple is { } t)
            c.Validity.Insert(new TemporalFact(record, t.Subject, t.Predicate, t.Value, t.From, t.To, at, draft.Confidence));
        if (item.Status is RecordStatus.Archived or RecordStatus.Superseded)
            c.Records.SetStatus(record, item.Status, now);
    }

    // Successors and relations, once both sides exist.
    private void Connect(MemoryConnection c, ForeignMemory foreign)
    {
        var now = time.GetUtcNow();
        foreach (var item in foreign.Items)
            if (
                item.ReplacedBy is { } next
                && c.Transfers.Find(foreign.Source, item.Item) is { } old
                && c.Transfers.Find(foreign.Source, next) is { } successor
                && old != successor
                && c.Records.Find(old) is { Status: RecordStatus.Superseded, SupersededBy: null }
            )
                c.Records.Supersede(old, successor, now);
        foreach (var relation in foreign.Relations)
            if (
                c.Transfers.Find(foreign.Source, relation.From) is { } from
                && c.Transfers.Find(foreign.Source, relation.To) is { } to
                && from != to
                && EnumWord.TryRead<RelationType>(relation.Type, out var type)
            )
                c.Graph.Relate(new Relation(from, to, type), "saved", now);
    }

    private static bool SaveSession(MemoryConnection c, ForeignSession s)
    {
        if (c.Projects.Find(s.Id) is not null)
            return false;
        var project = c.Projects.ResolveName(s.Project);
        c.Projects.Touch(project, s.Ended);
        c.Projects.Save(new Session(s.Id, s.Client, project.Id, null, s.Branch, s.Started, s.Ended, null));
        return true;
    }
}
