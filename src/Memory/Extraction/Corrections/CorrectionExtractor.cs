using TotalMemory.Conversations;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A message that objected to what the agent did or said.</summary>
/// <param name="Probability">Probability that it objects.</param>
/// <param name="Objection">Kind of objection (<see cref="Judgement.Objections"/>).</param>
internal sealed record Correction(HumanMessage Message, double Probability, string Objection);

/// <summary>What the person contradicted, rejected or redirected in a conversation.</summary>
internal static class CorrectionExtractor
{
    private const int MostActions = 8; // chosen: a message objects to what was just done
    private const int LongestAction = 200; // chosen: a command, not a script

    public static IReadOnlyList<Correction> Find(Conversation conversation, ConversationReading reading)
    {
        if (conversation.IsAgent)
            return [];
        var found = new List<Correction>();
        foreach (var unit in reading.Units.Messages)
        {
            var judgement = reading.MessageJudgement(unit.Position);
            if (conversation.IsToLearn(unit.Position) && judgement.ObjectsAtAll >= reading.Thresholds.Objects)
                found.Add(new Correction(unit.Message, judgement.ObjectsAtAll, judgement.LikelyObjection));
        }
        return found;
    }

    public static Draft ToDraft(Conversation conversation, Correction correction)
    {
        var turn = correction.Message.Turn;
        var words = Sentences.OneLine(CorrectionClassifier.Prose(correction.Message));
        return new Draft
        {
            Type = RecordType.Correction,
            Kind = "correction",
            Text = Sentences.Cut(words, 300),
            Context = About(correction.Message),
            // Repeating a correction is another occurrence; the same transcript record in a fork is not.
            Identity = turn.Uuid ?? $"{conversation.Session}:{turn.Line}",
            Importance = 4,
            Confidence = Math.Clamp(correction.Probability, 0.3, 0.95),
            Origin = Origin.User,
            Norm = Sentences.Cut(Norm(words), 300),
            ActionsBefore = ActionsBefore(conversation, correction.Message),
            Evidence = [conversation.Quote(turn)],
        };
    }

    // The agent's last commands and edits before a message.
    private static AgentActions ActionsBefore(Conversation conversation, HumanMessage message)
    {
        var since = conversation.Messages.LastOrDefault(m => m.Position < message.Position)?.Position ?? -1;
        var commands = conversation
            .Calls.Where(c => c.Position > since && c.Position < message.Position && c.IsShell)
            .TakeLast(MostActions);
        return new AgentActions(
            [.. commands.Select(c => FixText.Cut(Sentences.OneLine(c.Request.Text), LongestAction))],
            [.. message.Edited.TakeLast(MostActions).Select(f => FixText.Cut(f, LongestAction))]
        );
    }

    /// <summary>What the message is about: the files the agent had changed, otherwise what it had said.</summary>
    private static string About(HumanMessage message)
    {
        if (message.Edited.Count > 0)
            return "after editing " + string.Join(", ", message.Edited.TakeLast(4).Select(FileName.Last));
        return message.AgentSaid.Length > 0 ? "after saying: " + Sentences.Cut(Sentences.OneLine(message.AgentSaid), 200) : "";
    }

    // The sentence that states the norm, otherwise the whole text.
    private static string Norm(string words) => SentenceSplitter.Split(words).FirstOrDefault(s => Directive.IsNorm(s)) ?? words;
}
