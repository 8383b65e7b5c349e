using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Reading;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Episodes;

/// <summary>What is noted of a session while its stretches pass by; small however long the session is.</summary>
internal sealed partial class EpisodeNotes
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly List<string> falseStarts = [];

    /// <summary>Fewer characters than this are a greeting or a word of consent.</summary>
    private const int ShortestRequest = 16;

    /// <summary>Errors before these were lived with.</summary>
    private const int LastErrors = 3;

    private readonly Queue<bool> lastErrors = [];

    /// <summary>Fewer characters outside quotations and pastes are no words of the person's own.</summary>
    private const int ShortestTyped = 4;

    private bool hasTyped;
    private bool hasGoal;
    private int asked;

    public Turn? Goal { get; private set; }
    public Turn? LastAnswer { get; private set; }

    /// <summary>The last answer if nothing was done behind it: what is said on the way tells what comes next, not the end.</summary>
    public Turn? Conclusion { get; private set; }
    public int Prompts { get; private set; }
    public int Calls { get; private set; }
    public int Edits { get; private set; }
    public int Errors { get; private set; }

    /// <summary>Of the last errors since the work was accepted, how many nothing mended.</summary>
    public int OpenErrors => lastErrors.Count(isOpen => isOpen);

    public int Corrections { get; private set; }
    public bool EndedByStop { get; private set; }
    public bool LastCallFailed { get; private set; }

    /// <summary>Names of the files changed, in the order of their first change.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>What the person took back or corrected.</summary>
    public IReadOnlyList<string> FalseStarts => falseStarts;

    /// <summary>The last message objected to what the agent had done.</summary>
    public bool EndedByObjection { get; private set; }

    /// <summary>The person accepted the last work, or a command behind its last change shows that it holds.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>All that was asked were questions, and nothing was changed.</summary>
    public bool IsOnlyAsked => Edits == 0 && Prompts <= 1 && asked == Prompts;

    private void Note(MessageUnit unit, ConversationReading reading)
    {
        var judgement = reading.OfMessage(unit.Position);
        var act = judgement.LikelyAct;
        NoteGoal(unit, act);
        if (unit.Turn.Kind == TurnKind.Prompt && (act == "question" || unit.Text.TrimEnd() is [.., '?' or '？']))
            asked++;
        EndedByObjection = judgement.ObjectsAtAll >= reading.Thresholds.Objects;
        IsAccepted = act == "approve" && !EndedByObjection;
        // Who accepts the work knows what had gone wrong before.
        if (IsAccepted)
            lastErrors.Clear();
    }

    private void Note(Call call, ErrorOccurrence? error)
    {
        Calls++;
        Conclusion = null;
        if (call.IsEdit && call.Request.Target is { } target && call.Succeeded)
        {
            Edits++;
            if (files.Count < 200)
                files.Add(FileName.Last(target));
        }
        LastCallFailed = call.Failed;
        if (call.IsEdit || call.Failed)
            IsAccepted = false;
        IsAccepted |= call.Succeeded && call.IsShell && Proof().IsMatch(string.Join(' ', CommandLine.Verbs(call.Request.Text)));
        if (error is null)
            return;
        lastErrors.Enqueue(error is { Fix: null, FixByPerson: null } && error.Failed.Result?.ExitCode is > 0);
        if (lastErrors.Count > LastErrors)
            lastErrors.Dequeue();
    }

    // The first request with substance; until one comes, the first words that were typed, and before those whatever stands first.
    private void NoteGoal(MessageUnit unit, string act)
    {
        var isTyped = unit.Text.Length >= ShortestTyped && !TemplateText.Is(unit.Turn.Text);
        var isSubstantive = isTyped && act is ("request" or "correct") && unit.Text.Length >= ShortestRequest;
        if (Goal is null || (isTyped && !hasTyped) || (isSubstantive && !hasGoal))
            Goal = unit.Turn;
        hasTyped |= isTyped;
        hasGoal |= isSubstantive;
    }

    public void Add(
        Conversation conversation,
        ConversationReading reading,
        IReadOnlyList<ErrorOccurrence> errors,
        IReadOnlyList<Correction> corrections
    )
    {
        var messages = reading.Units.Messages.Where(m => conversation.IsToLearn(m.Position)).ToLookup(m => m.Position);
        var calls = conversation.Calls.Where(c => conversation.IsToLearn(c.Position)).ToDictionary(c => c.Position);
        var failures = errors.ToDictionary(e => e.Failed.Position);
        for (var i = conversation.From; i < conversation.To; i++)
        {
            var turn = conversation.Turns[i];
            switch (turn.Kind)
            {
                case TurnKind.Prompt or TurnKind.Approval:
                    EndedByStop = false;
                    (LastAnswer, Conclusion) = (null, null);
                    break;
                case TurnKind.Assistant:
                    (LastAnswer, Conclusion) = (turn, turn);
                    break;
                case TurnKind.Interrupt:
                    EndedByStop = true;
                    break;
            }
            foreach (var message in messages[i])
                Note(message, reading);
            if (calls.TryGetValue(i, out var call))
                Note(call, failures.GetValueOrDefault(i));
        }
        if (Goal is null && conversation.Turns.FirstOrDefault(t => t.Kind == TurnKind.Approval) is { } plan)
            Goal = plan;
        Prompts += conversation.Messages.Count(m => conversation.IsToLearn(m.Position));
        Errors += errors.Count;
        Corrections += corrections.Count;
        falseStarts.AddRange(corrections.Select(c => Sentences.Cut(Sentences.OneLine(c.Message.OwnWords), 120)));
    }

    // Commands that hand work over, or show that it holds.
    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b(?:commit|push|release|publish|deploy|merge|tests?|build|check|pytest|vitest|jest)\b"
    )]
    private static partial System.Text.RegularExpressions.Regex Proof();
}
