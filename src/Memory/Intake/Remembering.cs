using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>A person's request to remember, and the draft made from it.</summary>
internal sealed record RememberOrder(Turn Turn, CleanDraft Draft);

/// <summary>Saves what a person asks to remember, however the reader judges it.</summary>
internal static class Remembering
{
    /// <summary>The requests in this part of a session.</summary>
    public static IReadOnlyList<RememberOrder> Orders(Conversation conversation, DateTimeOffset now) =>
        [
            .. from message in conversation.Messages
            where conversation.IsToLearn(message.Position)
            let request = RememberRequest.Find(message.Turn.Text)
            where request is not null
            select new RememberOrder(message.Turn, CleanDraft.Prepare(Draft(conversation, message.Turn, request.What), now)),
        ];

    /// <summary>True if the reader's fact is the same statement as a request, and is dropped.</summary>
    public static bool Covers(IEnumerable<RememberOrder> orders, Draft fact) =>
        orders.Any(o =>
            o.Turn.Line == fact.Evidence[0].Line
            && (
                fact.Text.Contains(o.Draft.Content.Text, StringComparison.OrdinalIgnoreCase)
                || o.Draft.Content.Text.Contains(fact.Text.TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>The outcome; null if it was carried out before.</summary>
    public static RequestOutcome? OutcomeOf(Written written) =>
        written.Result switch
        {
            WriteResult.Unchanged => null,
            WriteResult.Refused => new RequestOutcome(RequestOutcomeKind.NotRemembered),
            _ => new RequestOutcome(RequestOutcomeKind.Remembered, written.Id),
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
            Said = KnowledgeRecord.ThresholdSaidOnce,
            Evidence = [conversation.Quote(turn)],
        };
}
