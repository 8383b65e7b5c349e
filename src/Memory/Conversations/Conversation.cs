using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Conversations;

/// <summary>
/// A part of a session, prepared for learning: calls joined with results, the person's messages with their context. Only turns in
/// [<see cref="From"/>, <see cref="To"/>) are learned from; the rest is context.
/// </summary>
internal sealed class Conversation
{
    public required string Session { get; init; }
    public required string File { get; init; }
    public bool IsAgent { get; init; }
    public required IReadOnlyList<Turn> Turns { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }
    public required IReadOnlyList<Call> Calls { get; init; }
    public required IReadOnlyList<HumanMessage> Messages { get; init; }

    public bool IsToLearn(int position) => position >= From && position < To;

    /// <summary>The text of a turn as evidence.</summary>
    public Evidence Quote(Turn turn, EvidenceRole role = EvidenceRole.Source, int answers = 0, string? words = null) =>
        new(role, Session, File, turn.Line, turn.Origin, Utf8Text.Cap(words ?? turn.Text, Evidence.LongestQuote), turn.At, answers);

    /// <param name="startsSession">False if the session has turns before the given ones.</param>
    public static Conversation Build(
        string session,
        string file,
        bool isAgent,
        IReadOnlyList<Turn> turns,
        int from,
        int to,
        bool startsSession
    ) =>
        new()
        {
            Session = session,
            File = file,
            IsAgent = isAgent,
            Turns = turns,
            From = from,
            To = to,
            Calls = Join(turns),
            Messages = Humans(turns, startsSession),
        };

    /// <summary>The same part with other words; the turns must stand in the same order.</summary>
    public Conversation With(IReadOnlyList<Turn> turns) =>
        ReferenceEquals(turns, Turns)
            ? this
            : Build(Session, File, IsAgent, turns, From, To, startsSession: Messages is [{ IsFirst: true }, ..]);

    private static List<Call> Join(IReadOnlyList<Turn> turns)
    {
        var results = new Dictionary<string, Turn>(StringComparer.Ordinal);
        foreach (var turn in turns)
            if (turn is { Kind: TurnKind.ToolResult, Call: { } id })
                results[id] = results.TryGetValue(id, out var earlier) ? Combine(earlier, turn) : turn;
        var calls = new List<Call>();
        for (var i = 0; i < turns.Count; i++)
            if (turns[i] is { Kind: TurnKind.ToolCall, Call: { } id })
                calls.Add(new Call(i, turns[i], results.GetValueOrDefault(id)));
        return calls;
    }

    // Two lines may report one result (an event and its output, a poll): a failure wins, otherwise the later one; the output's line is
    // cited.
    private static Turn Combine(Turn earlier, Turn later)
    {
        if (earlier.Outcome is ToolOutcome.Error && later.Outcome is not ToolOutcome.Rejected)
            return later with
            {
                Outcome = ToolOutcome.Error,
                Text = earlier.Tool == "mcp" || later.Text.Length == 0 ? earlier.Text : later.Text,
                Detail = earlier.Detail ?? later.Detail,
                ExitCode = later.ExitCode ?? earlier.ExitCode,
                Tool = later.Tool ?? earlier.Tool,
            };
        if (later.Tool == "mcp")
            return earlier with { Outcome = later.Outcome, Text = later.Text, Detail = later.Detail };
        return later;
    }

    private static List<HumanMessage> Humans(IReadOnlyList<Turn> turns, bool startsSession)
    {
        var prompts = turns.Where(t => t.Kind is TurnKind.Prompt or TurnKind.Steer).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var messages = new List<HumanMessage>();
        var said = "";
        var stopped = false;
        var first = startsSession;
        var edited = new List<string>();
        string? previous = null;
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            switch (turn.Kind)
            {
                case TurnKind.Assistant:
                    said = turn.Text;
                    break;
                case TurnKind.Interrupt:
                    stopped = true;
                    break;
                case TurnKind.ToolResult when turn.Outcome == ToolOutcome.Rejected:
                    stopped = true;
                    break;
                case TurnKind.ToolCall when ToolNames.IsEdit(turn.Tool) && turn.Target is { } target:
                    edited.Add(target);
                    break;
                case TurnKind.Approval:
                    first = false;
                    break;
                case TurnKind.Queued when prompts.Contains(turn.Text):
                    break;
                case TurnKind.Prompt or TurnKind.Steer or TurnKind.Refusal or TurnKind.Queued when turn.Text != previous:
                    messages.Add(new HumanMessage(i, turn, first, stopped || turn.Kind == TurnKind.Refusal, said, [.. edited.Distinct()]));
                    previous = turn.Text;
                    first = stopped = false;
                    edited.Clear();
                    break;
            }
        }
        return messages;
    }
}
