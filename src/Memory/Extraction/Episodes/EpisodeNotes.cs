using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Episodes;

/// <summary>What is collected about a session while it is read part by part; small, however long the session is.</summary>
internal sealed partial class EpisodeNotes
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly List<string> falseStarts = [];

    /// <summary>A shorter message is a greeting or a yes (chosen).</summary>
    private const int ShortestRequest = 16;

    /// <summary>Only this many of the last errors count; earlier ones did not stop the work (chosen).</summary>
    private const int LastErrors = 3;

    private readonly Queue<bool> lastErrors = [];

    /// <summary>With fewer characters outside quotations and pastes, a message has no text of the person's own (chosen).</summary>
    private const int ShortestTyped = 4;

    /// <summary>A longer answer is about what was said (chosen).</summary>
    private const int LongestNod = 120;

    private Turn? left;
    private bool hasTyped;
    private bool hasGoal;
    private int asked;

    public Turn? Goal { get; private set; }
    public Turn? LastAnswer { get; private set; }

    /// <summary>The last answer if no call followed it: earlier ones announce what comes next.</summary>
    public Turn? Conclusion { get; private set; }

    /// <summary>The person's last words, if no call and at most a short answer followed them: what is left for the next session.</summary>
    public Turn? Left => Conclusion is { Text.Length: > LongestNod } ? null : left;

    public int Prompts { get; private set; }
    public int Calls { get; private set; }
    public int Edits { get; private set; }
    public int Errors { get; private set; }

    /// <summary>How many of the last errors since the work was accepted were not fixed.</summary>
    public int OpenErrors => lastErrors.Count(isOpen => isOpen);

    public int Corrections { get; private set; }
    public bool EndedByStop { get; private set; }
    public bool LastCallFailed { get; private set; }

    /// <summary>Names of the files changed, in the order of their first change.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>What the person rejected or corrected.</summary>
    public IReadOnlyList<string> FalseStarts => falseStarts;

    /// <summary>The last message objected to what the agent had done.</summary>
    public bool EndedByObjection { get; private set; }

    /// <summary>The person accepted the last work, or a command after the last change proves it.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The person only asked questions, and nothing was changed.</summary>
    public bool IsOnlyAsked => Edits == 0 && Prompts <= 1 && asked == Prompts;

    private void Note(MessageUnit unit, ConversationReading reading)
    {
        var judgement = reading.MessageJudgement(unit.Position);
        var act = judgement.LikelyAct;
        NoteGoal(unit, act);
        left = act is not ("approve" or "question") && MayBeLeft(unit) ? unit.Turn : null;
        if (unit.Turn.Kind == TurnKind.Prompt && (act == "question" || Sentences.IsQuestion(unit.Text)))
            asked++;
        EndedByObjection = judgement.ObjectsAtAll >= reading.Thresholds.Objects;
        IsAccepted = act == "approve" && !EndedByObjection;
        // A person who accepts the work knows about earlier errors.
        if (IsAccepted)
            lastErrors.Clear();
    }

    private void Note(Call call, ErrorOccurrence? error)
    {
        Calls++;
        (Conclusion, left) = (null, null);
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

    // A character of scripts without blanks says about as much as three letters.
    private static int LettersOf(string text) => text.Length + 2 * UnspacedText.Letters(text);

    private bool MayBeLeft(MessageUnit unit) =>
        unit.Turn != Goal
        && LettersOf(unit.Text) >= ShortestRequest
        && !Sentences.IsQuestion(unit.Text)
        && !TemplateText.Is(unit.Turn.Text)
        && ForgetRequest.Find(unit.Turn.Text) is null
        && !ForgottenText.IsFullyForgotten(unit.Turn.Text);

    // The first substantial request; until one comes, the first typed message, or else the first message. A request to forget is none,
    // nor is what was forgotten.
    private void NoteGoal(MessageUnit unit, string act)
    {
        if (ForgetRequest.Find(unit.Turn.Text) is not null || ForgottenText.IsFullyForgotten(unit.Turn.Text))
            return;
        var isTyped = unit.Text.Length >= ShortestTyped && !TemplateText.Is(unit.Turn.Text);
        var isRequest = act is "request" or "correct" || OneOffRequest.IsPolite(unit.Text);
        var isSubstantive = isTyped && isRequest && LettersOf(unit.Text) >= ShortestRequest;
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

    // Commands that deliver the work, or prove that it is correct.
    [Examples("git push origin", "run the tests")]
    [CounterExamples("pushed", "ls -l")]
    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b(?:commit|push|release|publish|deploy|merge|tests?|build|check|pytest|vitest|jest)\b"
    )]
    private static partial System.Text.RegularExpressions.Regex Proof();
}
