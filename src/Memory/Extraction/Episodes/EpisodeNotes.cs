using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Episodes;

/// <summary>What is noted of a session while its stretches pass by; small however long the session is.</summary>
internal sealed class EpisodeNotes
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly List<string> falseStarts = [];

    public Turn? Goal { get; private set; }
    public Turn? LastAnswer { get; private set; }
    public int Prompts { get; private set; }
    public int Calls { get; private set; }
    public int Edits { get; private set; }
    public int Errors { get; private set; }
    public int OpenErrors { get; private set; }
    public int Corrections { get; private set; }
    public bool EndedByStop { get; private set; }
    public bool LastCallFailed { get; private set; }

    /// <summary>Names of the files changed, in the order of their first change.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>What the person took back or corrected.</summary>
    public IReadOnlyList<string> FalseStarts => falseStarts;

    public void Add(Conversation conversation, IReadOnlyList<ErrorOccurrence> errors, IReadOnlyList<Correction> corrections)
    {
        for (var i = conversation.From; i < conversation.To; i++)
        {
            var turn = conversation.Turns[i];
            switch (turn.Kind)
            {
                case TurnKind.Prompt or TurnKind.Approval:
                    Goal ??= turn;
                    EndedByStop = false;
                    LastAnswer = null;
                    break;
                case TurnKind.Assistant:
                    LastAnswer = turn;
                    break;
                case TurnKind.Interrupt:
                    EndedByStop = true;
                    break;
            }
        }
        foreach (var call in conversation.Calls.Where(c => conversation.IsOwn(c.Position)))
        {
            Calls++;
            if (call.IsEdit && call.Request.Target is { } target && call.Succeeded)
            {
                Edits++;
                if (files.Count < 200)
                    files.Add(FileName.Of(target));
            }
            LastCallFailed = call.Failed;
        }
        Prompts += conversation.Messages.Count(m => conversation.IsOwn(m.Position));
        Errors += errors.Count;
        OpenErrors = errors.TakeLast(3).Count(e => e.Fix is null && e.Failed.Result?.ExitCode is > 0);
        Corrections += corrections.Count;
        falseStarts.AddRange(corrections.Select(c => Sentences.Cut(Sentences.OneLine(c.Message.OwnWords), 120)));
    }
}
