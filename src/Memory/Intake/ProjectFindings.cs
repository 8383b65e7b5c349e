using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;

namespace TotalMemory.Intake;

/// <summary>Collects what the parts of a session show about one project.</summary>
/// <param name="now">Upper bound for all times.</param>
internal sealed class ProjectFindings(string project, DateTimeOffset now)
{
    private readonly EpisodeNotes notes = new();
    private readonly List<Draft> errors = [];
    private readonly List<Draft> corrections = [];
    private readonly List<Draft> facts = [];
    private readonly List<ForgetOrder> forget = [];
    private readonly List<RetractionOrder> takenBack = [];
    private readonly List<RememberOrder> remember = [];
    private int turns;

    public void Add(Conversation spoken, IReader reader)
    {
        // What a message says besides asking to forget, or taking back a norm, is learned.
        var kept = spoken.With(ForgettingSentences.LeaveOut(spoken.Turns));
        var conversation = kept.With(ForgettingSentences.LeaveOutRetractions(kept.Turns));
        var reading = ConversationReading.Read(conversation, reader);
        var failed = ErrorExtractor.Find(conversation);
        var unlearned = Forgetting.Lines(conversation).Union(Retracting.Lines(conversation)).ToHashSet();
        var objected = CorrectionExtractor.Find(conversation, reading).Where(x => !unlearned.Contains(x.Message.Turn.Line)).ToList();
        notes.Add(conversation, reading, failed, objected);
        errors.AddRange(failed.Select(e => ErrorExtractor.ToDraft(conversation, reading, e)));
        corrections.AddRange(objected.Select(x => CorrectionExtractor.ToDraft(conversation, x)));
        var asked = conversation.IsAgent ? [] : Remembering.Orders(conversation, now);
        facts.AddRange(
            FactExtractor
                .Find(conversation, reading, failed)
                .Where(f => !unlearned.Contains(f.Evidence[0].Line) && !Remembering.Covers(asked, f))
        );
        if (!conversation.IsAgent)
        {
            remember.AddRange(asked);
            forget.AddRange(Forgetting.Orders(spoken));
            takenBack.AddRange(Retracting.Orders(kept, now));
        }
        turns += conversation.To - conversation.From;
    }

    /// <param name="isAgent">A subagent's transcript, which gives no episode.</param>
    public ProjectPlan Plan(string session, string file, bool isAgent) =>
        new(
            project,
            turns,
            Clean(errors),
            Clean(corrections),
            Clean(Marked()),
            isAgent || EpisodeExtractor.Find(notes, session, file) is not { } episode ? null : CleanDraft.Prepare(episode, now),
            forget,
            takenBack,
            remember
        );

    private List<CleanDraft> Clean(IEnumerable<Draft> drafts) => [.. drafts.Select(d => CleanDraft.Prepare(d, now))];

    private List<Draft> Marked()
    {
        var lines = facts.CountBy(f => f.Evidence[0].Line).ToDictionary();
        return [.. facts.Select(f => f with { IsOnlyOfItsLine = lines[f.Evidence[0].Line] == 1 })];
    }
}
