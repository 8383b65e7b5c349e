using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Writes a transcript's plan in steps, each of which may be its own transaction. An interrupted plan is written again; what was already
/// written is recognised by its source.
/// </summary>
internal sealed class SessionWriting(TranscriptState transcript, LearningPlan plan, DateTimeOffset now, RequestAnswers? answers)
{
    private readonly HashSet<(long Record, EvidenceRole Role, int Line, int Answers)> supported = [];
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private IntakeReport report = new();
    private int removed;

    /// <summary>The result so far.</summary>
    public IntakeReport Report =>
        removed + report.Facts + report.Corrections + report.Errors + report.Episodes > 0
            ? report with
            {
                ChangedProjects = [.. changed],
            }
            : report;

    /// <summary>To be run in this order, on write transactions.</summary>
    public IEnumerable<Action<MemoryConnection>> Steps => [.. plan.Projects.SelectMany(StepsFor), Finish];

    /// <summary>All steps on one transaction.</summary>
    public IntakeReport Write(MemoryConnection c)
    {
        foreach (var step in Steps)
            step(c);
        return Report;
    }

    private IEnumerable<Action<MemoryConnection>> StepsFor(ProjectPlan part) =>
        [
            .. part.Errors.Select(d => Step(part, d, new IntakeReport { Errors = 1 })),
            .. part.Corrections.Select(d => Step(part, d, new IntakeReport { Corrections = 1 })),
            .. part.Facts.Select(d => Step(part, d, new IntakeReport { Facts = 1 })),
            .. part.Remember.Select(order => (Action<MemoryConnection>)(c => Remember(c, Project(c, part), order))),
            .. Episode(part).Select(d => Step(part, d, new IntakeReport { Episodes = 1 })),
            .. part.TakenBack.Select(order => (Action<MemoryConnection>)(c => Retract(c, Project(c, part), order))),
            c => removed += Forgetting.Apply(c, part.Forget, transcript, Project(c, part), now, answers),
        ];

    private static IEnumerable<CleanDraft> Episode(ProjectPlan part) => part.Episode is { } episode ? [episode] : [];

    private Action<MemoryConnection> Step(ProjectPlan part, CleanDraft draft, IntakeReport one) =>
        c =>
        {
            if (Write(c, Project(c, part), draft))
                report += one;
        };

    // The project may have been merged into another since.
    private string Project(MemoryConnection c, ProjectPlan part)
    {
        var project = c.Places.JoinedTo(part.Project) ?? part.Project;
        changed.Add(project);
        return project;
    }

    private bool Write(MemoryConnection c, string project, CleanDraft draft)
    {
        var written = WritePath.Write(c, project, draft, now);
        if (written.Id == 0)
            return false;
        Support(written.Id, draft);
        if (draft.Content.Fix is { } fix)
            c.Records.SetFix(written.Id, fix);
        return written.Result == WriteResult.Added;
    }

    private void Remember(MemoryConnection c, string project, RememberOrder order)
    {
        // Text forgotten earlier was already removed from the turn.
        var written = order.Draft.Content.Text.Contains(ForgottenText.Mark, StringComparison.Ordinal)
            ? new Written(WriteResult.Refused, 0)
            : WritePath.Write(c, project, order.Draft, now);
        if (written.Id != 0)
            Support(written.Id, order.Draft);
        if (written.Result == WriteResult.Added)
            report += new IntakeReport { Facts = 1 };
        if (Remembering.OutcomeOf(written) is { } outcome)
            RequestReport.Tell(c, answers, Request(project, order.Draft.Content.Text, order.Turn), outcome, now);
    }

    private Request Request(string project, string? what, Turn turn) => new(transcript.Session ?? "", project, what, turn.At);

    private void Retract(MemoryConnection c, string project, RetractionOrder order)
    {
        var written = WritePath.Write(c, project, order.Draft, now);
        if (written.Id == 0)
            return;
        Support(written.Id, order.Draft);
        removed += Retracting.Apply(c, order, written.Id, project, now);
    }

    private void Support(long record, CleanDraft draft)
    {
        foreach (var e in draft.Content.Evidence)
            supported.Add((record, e.Role, e.Line, e.Answers));
    }

    // The last step: only now does the transcript count as learned from.
    private void Finish(MemoryConnection c)
    {
        if (transcript.Agent is null && plan.Projects.MaxBy(p => p.Turns) is { } most)
            c.Projects.SetMainProject(transcript.Session!, Project(c, most));
        c.Projects.AddProjects(transcript.Session!, changed);
        Withdraw(c);
        c.Projects.MarkLearned(transcript.Session!, now);
        if (c.Transcripts.Find(transcript.Path) is { } state)
            c.Transcripts.Save(state with { Extracted = transcript.Turns, Extractor = TranscriptLearning.Version, Reader = plan.Reader });
    }

    // Removes evidence of an earlier reading that this one no longer finds, because the session continued.
    private void Withdraw(MemoryConnection c)
    {
        var gone = c
            .Evidence.InLines(transcript.Path, 0, int.MaxValue)
            .Where(e => !supported.Contains((e.Record, e.Role, e.Line, e.Answers)))
            .ToList();
        foreach (var e in gone)
            c.Evidence.Remove(e.Id);
        foreach (var record in gone.Select(e => e.Record).Distinct())
            c.Removals.RemoveIfUnsupported(record);
        removed += gone.Count;
    }
}
