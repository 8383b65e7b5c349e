using TotalMemory.Extraction.Errors;
using TotalMemory.Spool.Commands;
using TotalMemory.Spool.Reminders;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

/// <summary>The outcome of a rule in one session.</summary>
public enum OccasionOutcome
{
    Obeyed,
    Violated,

    /// <summary>The person asked for what the rule forbids.</summary>
    Overridden,
}

/// <summary>A session in which a rule applied, with the deciding call.</summary>
/// <param name="Matched">Number of calls the rule is about.</param>
internal sealed record Occasion(OccasionOutcome Outcome, int Matched, int Line, string Quote, DateTimeOffset At);

/// <summary>
/// Judges whether a session obeyed a rule, from commands, changes and the person's messages, never from what the model claims. Pure.
/// </summary>
internal static class OccasionJudge
{
    /// <param name="turns">The session's calls and the person's messages, in order.</param>
    /// <param name="correctedAt">Lines at which the person corrected the same mistake again.</param>
    /// <param name="segments">Parses a call's command.</param>
    /// <returns>Null if the rule did not apply.</returns>
    public static Occasion? Judge(
        RuleTrigger trigger,
        IReadOnlyList<Turn> turns,
        IReadOnlyCollection<int> correctedAt,
        Func<Turn, IReadOnlyList<CommandSegment>> segments
    )
    {
        if (turns.FirstOrDefault(t => correctedAt.Contains(t.Line) && t.Kind != TurnKind.ToolCall) is { } corrected)
            return new Occasion(OccasionOutcome.Violated, correctedAt.Count, corrected.Line, corrected.Text, corrected.At);
        return trigger.Command is { } command ? JudgeCommands(command, turns, segments) : JudgeFiles(trigger, turns);
    }

    private static Occasion? JudgeCommands(
        CommandTrigger trigger,
        IReadOnlyList<Turn> turns,
        Func<Turn, IReadOnlyList<CommandSegment>> taken
    )
    {
        Turn? wrong = null,
            right = null,
            asked = null;
        var matched = 0;
        var said = "";
        foreach (var turn in turns)
        {
            if (turn.Kind is TurnKind.Prompt or TurnKind.Steer)
            {
                said = turn.Text;
                continue;
            }
            if (turn.Kind != TurnKind.ToolCall || !ToolNames.IsShell(turn.Tool))
                continue;
            var segments = taken(turn);
            var (isWrong, isRight) = (segments.Any(trigger.IsWrong), segments.Any(trigger.IsRight));
            if (!isWrong && !isRight)
                continue;
            matched++;
            if (!isWrong)
                right ??= turn;
            else if (AsksFor(said, trigger))
                asked ??= turn;
            else
                wrong ??= turn;
        }
        return Create(OccasionOutcome.Violated, wrong)
            ?? Create(OccasionOutcome.Overridden, asked)
            ?? Create(OccasionOutcome.Obeyed, right);

        Occasion? Create(OccasionOutcome outcome, Turn? turn) => turn is null ? null : new(outcome, matched, turn.Line, turn.Text, turn.At);
    }

    // A file the rule is about was changed, and nobody complained.
    private static Occasion? JudgeFiles(RuleTrigger trigger, IReadOnlyList<Turn> turns)
    {
        var touched = turns
            .Where(t =>
                t.Kind == TurnKind.ToolCall
                && ToolNames.IsEdit(t.Tool)
                && Files(t).Any(f => trigger.Paths.Any(glob => PathGlob.Matches(glob, f)))
            )
            .ToList();
        return touched.Count == 0
            ? null
            : new Occasion(OccasionOutcome.Obeyed, touched.Count, touched[0].Line, touched[0].Target ?? touched[0].Text, touched[0].At);
    }

    private static IEnumerable<string> Files(Turn call) => call.Target is { } target ? [target] : ToolNames.PatchedFiles(call.Text);

    /// <summary>The person's latest message asks for exactly what the rule forbids.</summary>
    internal static bool AsksFor(string said, CommandTrigger trigger) =>
        NamedCommands.Find(said).Any(n => !n.IsRejected && n.Segment is { } s && trigger.IsWrong(s))
        && !(trigger.Instead.Length > 0 && said.Contains(trigger.Instead.Split(' ')[0], StringComparison.OrdinalIgnoreCase));
}
