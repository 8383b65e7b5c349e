using Microsoft.Data.Sqlite;
using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
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
    /// <summary>Raised with every change to what is extracted; transcripts learned from by an older version are learned from again.</summary>
    public const int Version = 4;

    private const int Stretch = 2_000;
    private const int Margin = 200;

    /// <summary>Plans and writes on the caller's transaction, by structure alone: for what is small and has no transcript.</summary>
    public static IntakeReport Learn(
        SqliteConnection c,
        TranscriptState transcript,
        string session,
        string project,
        DateTimeOffset now,
        ForgetAnswers? answers = null
    ) => Write(c, transcript, Plan(c, transcript, session, StructureReader.Instance), project, now, answers);

    /// <summary>Reads and judges; writes nothing, and may take its time.</summary>
    public static LearningPlan Plan(SqliteConnection c, TranscriptState transcript, string session, IReader reader)
    {
        var notes = new EpisodeNotes();
        var (errors, corrections, facts, forget) = (new List<Draft>(), new List<Draft>(), new List<Draft>(), new List<ForgetOrder>());
        for (var from = 0; from < transcript.Turns; from += Stretch)
        {
            var skip = Math.Max(0, from - Margin);
            var turns = TranscriptStore.Turns(c, transcript.Id, skip, from - skip + Stretch + Margin);
            var conversation = Conversation.Of(
                session,
                transcript.Path,
                transcript.Agent is not null,
                turns,
                from - skip,
                Math.Min(turns.Count, from - skip + Stretch),
                startsSession: skip == 0
            );
            var reading = ConversationReading.Of(conversation, reader);
            var failed = ErrorExtractor.Find(conversation);
            var unlearned = Forgetting.Lines(conversation);
            var objected = CorrectionExtractor.Find(conversation, reading).Where(x => !unlearned.Contains(x.Message.Turn.Line)).ToList();
            notes.Add(conversation, failed, objected);
            errors.AddRange(failed.Select(e => ErrorExtractor.ToDraft(conversation, reading, e)));
            corrections.AddRange(objected.Select(x => CorrectionExtractor.ToDraft(conversation, x)));
            facts.AddRange(FactExtractor.Find(conversation, reading, failed).Where(f => !unlearned.Contains(f.Evidence[0].Line)));
            if (transcript.Agent is null)
                forget.AddRange(Forgetting.Orders(conversation));
        }
        var episode = transcript.Agent is null ? EpisodeExtractor.Find(notes, session, transcript.Path) : null;
        return new LearningPlan(reader.Version, errors, corrections, Marked(facts), episode, forget);
    }

    /// <summary>Writes a plan on the caller's transaction.</summary>
    public static IntakeReport Write(
        SqliteConnection c,
        TranscriptState transcript,
        LearningPlan plan,
        string project,
        DateTimeOffset now,
        ForgetAnswers? answers = null
    )
    {
        var supported = new HashSet<(long Record, EvidenceRole Role, int Line, int Answers)>();
        int Added(IEnumerable<Draft> drafts) => drafts.Count(d => Write(c, project, d, now, supported));
        var report = new IntakeReport
        {
            Errors = Added(plan.Errors),
            Corrections = Added(plan.Corrections),
            Facts = Added(plan.Facts),
            Episodes = plan.Episode is { } episode ? Added([episode]) : 0,
        };
        var forgotten = Forgetting.Apply(c, plan.Forget, transcript, project, now, answers);
        var withdrawn = Withdraw(c, transcript.Path, supported);
        ProjectStore.MarkLearned(c, transcript.Session!, now);
        var changed = withdrawn + forgotten > 0 || report.Facts + report.Corrections + report.Errors + report.Episodes > 0;
        return changed ? report with { ChangedProjects = [project] } : report;
    }

    private static List<Draft> Marked(List<Draft> facts)
    {
        var lines = facts.CountBy(f => f.Evidence[0].Line).ToDictionary();
        return [.. facts.Select(f => f with { IsOnlyOfItsLine = lines[f.Evidence[0].Line] == 1 })];
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
