using Microsoft.Data.Sqlite;
using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Turns of one transcript → a plan of what to write → knowledge. Works through the session in stretches with a margin on both
/// sides, so that memory stays bounded. Running it again writes nothing new: what a stretch no longer yields is withdrawn,
/// what it still yields is recognised by its source.
/// </summary>
internal static class SessionLearner
{
    /// <summary>
    /// Raised with every change to what is extracted; transcripts learned from by an older version are learned from again.
    /// </summary>
    public const int Version = 5;

    private const int Stretch = 2_000;
    private const int Margin = 200;

    /// <summary>Reads and judges; writes nothing, and may take its time.</summary>
    /// <param name="project">The session's project, for what the transcript says of no other.</param>
    public static LearningPlan Plan(SqliteConnection c, TranscriptState transcript, string session, string project, IReader reader)
    {
        var isAgent = transcript.Agent is not null;
        var projects = LineProjectStore.Of(c, transcript.Id, project);
        var findings = new Dictionary<string, ProjectFindings>(StringComparer.Ordinal);
        for (var from = 0; from < transcript.Turns; from += Stretch)
        {
            var skip = Math.Max(0, from - Margin);
            var turns = TranscriptStore.Turns(c, transcript.Id, skip, from - skip + Stretch + Margin);
            foreach (var part in ProjectTurns.Split(projects, turns, from - skip, Math.Min(turns.Count, from - skip + Stretch)))
            {
                if (!findings.TryGetValue(part.Project, out var found))
                    findings[part.Project] = found = new ProjectFindings(part.Project);
                found.Add(
                    Conversation.Of(session, transcript.Path, isAgent, part.Turns, part.From, part.To, startsSession: skip == 0),
                    reader
                );
            }
        }
        return new LearningPlan(reader.Version, [.. findings.Values.Select(f => f.Plan(session, transcript.Path, isAgent))]);
    }

    /// <summary>Writes a plan on the caller's transaction.</summary>
    public static IntakeReport Write(
        SqliteConnection c,
        TranscriptState transcript,
        LearningPlan plan,
        DateTimeOffset now,
        ForgetAnswers? answers = null
    )
    {
        var supported = new HashSet<(long Record, EvidenceRole Role, int Line, int Answers)>();
        var report = new IntakeReport();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var forgotten = 0;
        // A project may have been joined to another since it was planned.
        var parts = plan.Projects.Select(p => p with { Project = PlaceStore.JoinedTo(c, p.Project) ?? p.Project }).ToList();
        foreach (var part in parts)
        {
            int Added(IEnumerable<Draft> drafts) => drafts.Count(d => Write(c, part.Project, d, now, supported));
            report += new IntakeReport
            {
                Errors = Added(part.Errors),
                Corrections = Added(part.Corrections),
                Facts = Added(part.Facts),
                Episodes = part.Episode is { } episode ? Added([episode]) : 0,
            };
            foreach (var order in part.TakenBack)
                forgotten += TakeBack(c, part.Project, order, now, supported);
            forgotten += Forgetting.Apply(c, part.Forget, transcript, part.Project, now, answers);
            changed.Add(part.Project);
        }
        if (transcript.Agent is null && parts.MaxBy(p => p.Turns) is { } most)
            ProjectStore.SetMain(c, transcript.Session!, most.Project);
        ProjectStore.AddProjects(c, transcript.Session!, changed);
        var withdrawn = Withdraw(c, transcript.Path, supported);
        ProjectStore.MarkLearned(c, transcript.Session!, now);
        var isChanged = withdrawn + forgotten > 0 || report.Facts + report.Corrections + report.Errors + report.Episodes > 0;
        return isChanged ? report with { ChangedProjects = [.. changed] } : report;
    }

    private static int TakeBack(
        SqliteConnection c,
        string project,
        RetractionOrder order,
        DateTimeOffset now,
        HashSet<(long, EvidenceRole, int, int)> supported
    )
    {
        var written = WritePath.Write(c, project, order.Draft, now);
        if (written.Id == 0)
            return 0;
        foreach (var e in order.Draft.Evidence)
            supported.Add((written.Id, e.Role, e.Line, e.Answers));
        return Retracting.Apply(c, order, written.Id, project, now);
    }

    private static bool Write(
        SqliteConnection c,
        string project,
        Draft draft,
        DateTimeOffset now,
        HashSet<(long, EvidenceRole, int, int)> supported
    )
    {
        var written = WritePath.Write(c, project, draft, now);
        if (written.Id == 0)
            return false;
        foreach (var e in draft.Evidence)
            supported.Add((written.Id, e.Role, e.Line, e.Answers));
        if (draft.Type == RecordType.Error && draft.Rule is not null)
            KnowledgeStore.SetFix(c, written.Id, draft.Rule);
        return written.Result == WriteResult.Added;
    }

    // What an earlier reading saw here and this one does not: the session went on and shows it differently.
    private static int Withdraw(SqliteConnection c, string file, HashSet<(long, EvidenceRole, int, int)> supported)
    {
        var gone = KnowledgeStore
            .EvidenceFrom(c, file, 0, int.MaxValue)
            .Where(e => !supported.Contains((e.Record, e.Role, e.Line, e.Answers)))
            .ToList();
        foreach (var e in gone)
            KnowledgeStore.RemoveEvidence(c, e.Id);
        foreach (var record in gone.Select(e => e.Record).Distinct())
            KnowledgeStore.RemoveIfUnsupported(c, record);
        return gone.Count;
    }
}
