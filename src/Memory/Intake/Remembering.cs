using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>A person's «remember that …», and what is kept of it.</summary>
internal sealed record RememberOrder(Turn Turn, CleanDraft Draft);

/// <summary>Keeps what a person asks to remember, whatever the reader thinks of it.</summary>
internal static class Remembering
{
    /// <summary>What this stretch asks to remember.</summary>
    public static IReadOnlyList<RememberOrder> Orders(Conversation conversation, DateTimeOffset now) =>
        [
            .. from message in conversation.Messages
            where conversation.IsToLearn(message.Position)
            let request = RememberRequest.Find(message.Turn.Text)
            where request is not null
            select new RememberOrder(message.Turn, CleanDraft.Prepare(Draft(conversation, message.Turn, request.What), now)),
        ];

    /// <summary>What the reader made of the same words gives way: they are one statement.</summary>
    public static bool Covers(IEnumerable<RememberOrder> orders, Draft fact) =>
        orders.Any(o =>
            o.Turn.Line == fact.Evidence[0].Line
            && (
                fact.Text.Contains(o.Draft.Content.Text, StringComparison.OrdinalIgnoreCase)
                || o.Draft.Content.Text.Contains(fact.Text.TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>What came of it; null when it was done before.</summary>
    public static Outcome? OutcomeOf(Written written) =>
        written.Result switch
        {
            WriteResult.Unchanged => null,
            WriteResult.Refused => new Outcome(OutcomeKind.NotRemembered),
            _ => new Outcome(OutcomeKind.Remembered, written.Id),
        };

    private static Draft Draft(Conversation conversation, Turn turn, string what) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = Directive.KindOf(what),
            Text = what,
            Importance = 4,
            Confidence = 0.9,
            Origin = Origin.User,
            Said = KnowledgeRecord.SaidOnce,
            Evidence = [conversation.Quote(turn)],
        };
}
