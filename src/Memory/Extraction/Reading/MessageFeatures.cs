using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>Features of a person's message: what the agent had done, how the message was sent, what was done about it.</summary>
internal static class MessageFeatures
{
    /// <summary>The gap since the turn before, in seconds, at which the feature reaches 1 (chosen).</summary>
    private const double Hour = 3600;

    private const int ShortReply = 12; // chosen; part of the reader's input, so only changed with a new model

    /// <param name="turns">All turns of the conversation.</param>
    /// <param name="words">The message's words.</param>
    /// <param name="before">The stretch that the message ends.</param>
    /// <param name="own">The stretch that the message opens.</param>
    /// <param name="next">The stretch that follows; null if none.</param>
    /// <param name="index">How many messages came before.</param>
    /// <param name="earlier">The words of earlier messages, the latest last.</param>
    public static FeatureSheet Compute(
        IReadOnlyList<Turn> turns,
        Shingles words,
        Stretch? before,
        Stretch own,
        Stretch? next,
        int index,
        IReadOnlyList<Shingles> earlier
    )
    {
        var message = own.Message!;
        var text = message.Turn.Text;
        var sheet = new FeatureSheet();
        TextShape.Describe(sheet, text, words);
        sheet.Set("pasted", 1 - PastedText.OwnText(text).Length / (double)Math.Max(1, text.Length));
        Manner(sheet, message, index);
        sheet.SetLog("gap", Seconds(turns, message.Position), Hour);
        Agent(sheet, message.AgentSaid, words);
        Work(sheet, "before_", before);
        Work(sheet, "after_", own);
        Undone(sheet, before, own);
        Reaction(sheet, own, next, turns, words);
        sheet.Set("retyped", earlier.Count == 0 ? 0 : words.Similarity(earlier[^1]));
        sheet.Set("said_before", earlier.Count == 0 ? 0 : earlier.Max(e => words.Similarity(e)));
        return sheet;
    }

    private static void Manner(FeatureSheet sheet, HumanMessage message, int index)
    {
        sheet.Set("first", message.IsFirst);
        sheet.Set("stop", message.AfterStop);
        sheet.Set("refusal", message.Turn.Kind == TurnKind.Refusal);
        sheet.Set("answer", message.Turn.Kind == TurnKind.Answer);
        sheet.Set("steer", message.Turn.Kind is TurnKind.Steer or TurnKind.Queued);
        sheet.SetLog("index", index, 30);
    }

    private static double Seconds(IReadOnlyList<Turn> turns, int position) =>
        position == 0 ? 0 : (turns[position].At - turns[position - 1].At).TotalSeconds;

    private static void Agent(FeatureSheet sheet, string said, Shingles words)
    {
        sheet.SetLog("agent_length", said.Length, 4000);
        sheet.Set("agent_asks", Sentences.IsQuestion(said));
        sheet.Set("agent_questions", said.AsSpan().ContainsAny('?', '？'));
        sheet.Set("agent_lists", said.Contains("\n1. ", StringComparison.Ordinal) || said.Contains("\n- ", StringComparison.Ordinal));
        sheet.Set("of_agent", words.Within(Shingles.Cut(said)));
    }

    private static void Work(FeatureSheet sheet, string prefix, Stretch? stretch)
    {
        if (stretch is null)
            return;
        sheet.SetLog(prefix + "calls", stretch.Calls.Count, 50);
        sheet.SetLog(prefix + "failed", stretch.Failed, 10);
        sheet.SetLog(prefix + "edits", stretch.Edits, 20);
        sheet.Set(prefix + "last_failed", stretch.Calls.Count > 0 && stretch.Calls[^1].Failed);
        sheet.Set(prefix + "ended", stretch.Answer >= 0);
        sheet.SetLog(prefix + "texts", stretch.Texts.Count, 20);
        sheet.Set(prefix + "rejected", stretch.Calls.Any(c => c.Result?.Outcome == ToolOutcome.Rejected));
        sheet.Set(prefix + "open", stretch.Calls.Any(c => c.Result is null));
    }

    // Files that the agent edits again, and commands that it runs again.
    private static void Undone(FeatureSheet sheet, Stretch? before, Stretch own)
    {
        if (before is null)
            return;
        var first = before.Calls.Where(c => c.IsEdit && c.Request.Target is not null).Select(c => c.Request.Target!).ToHashSet();
        var then = own.Calls.Where(c => c.IsEdit && c.Request.Target is not null).Select(c => c.Request.Target!).ToHashSet();
        sheet.Set("edited_again", first.Count == 0 ? 0 : first.Count(then.Contains) / (double)first.Count);
        var ran = before.Calls.Where(c => c.IsShell).Select(c => c.Request.Text).ToHashSet(StringComparer.Ordinal);
        sheet.Set("ran_again", own.Calls.Any(c => c.IsShell && ran.Contains(c.Request.Text)));
    }

    private static void Reaction(FeatureSheet sheet, Stretch own, Stretch? next, IReadOnlyList<Turn> turns, Shingles words)
    {
        if (own.Answer >= 0)
            sheet.SetLog("reply_length", turns[own.Answer].Text.Length, 4000);
        if (next?.Message is not { } reaction)
            return;
        sheet.Set("next", true);
        sheet.SetLog("next_length", reaction.Turn.Text.Length, 2000);
        sheet.Set("next_short", reaction.Turn.Text.Length <= ShortReply);
        sheet.Set("next_stop", reaction.AfterStop);
        sheet.Set("next_like", Shingles.Cut(reaction.Turn.Text).Similarity(words));
    }
}
