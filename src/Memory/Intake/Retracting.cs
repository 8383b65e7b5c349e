using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>A retraction of a norm, and the draft that replaces it.</summary>
/// <param name="Retraction">What is retracted.</param>
/// <param name="Draft">The person's words, saved as the norm's successor.</param>
internal sealed record RetractionOrder(Retraction Retraction, CleanDraft Draft);

/// <summary>Ends norms that a person retracts: they are superseded by the person's words, and remain as history.</summary>
internal static class Retracting
{
    /// <summary>The retractions in this part of a session.</summary>
    public static IEnumerable<RetractionOrder> Orders(Conversation conversation, DateTimeOffset now) =>
        from message in conversation.Messages
        where conversation.IsToLearn(message.Position)
        from retraction in Retraction.All(message.Turn.Text)
        select new RetractionOrder(retraction, CleanDraft.Prepare(Draft(conversation, message.Turn, retraction.Sentence), now));

    private static Draft Draft(Conversation conversation, Turn turn, string sentence) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Convention,
            Text = Sentences.OneLine(sentence),
            Importance = 2,
            Confidence = 0.8,
            Origin = Origin.User,
            Evidence =
            [
                new Evidence(EvidenceRole.Source, conversation.Session, conversation.File, turn.Line, Origin.User, sentence, turn.At),
            ],
        };

    /// <summary>Lines that retract something; nothing else is learned from them.</summary>
    public static IReadOnlySet<int> Lines(Conversation conversation) =>
        conversation.Messages.Where(m => Retraction.Find(m.Turn.Text) is not null).Select(m => m.Turn.Line).ToHashSet();

    /// <summary>Returns the number of records superseded by <paramref name="successor"/>.</summary>
    public static int Apply(MemoryConnection c, RetractionOrder order, long successor, string project, DateTimeOffset now)
    {
        var said = order.Draft.Content.Evidence[0].At;
        var ended = c
            .RecordLists.Active(project, RecordType.Fact, RecordType.Rule, RecordType.Correction)
            .Where(r => r.Id != successor && r.Confirmed < said && IsNorm(r) && order.Retraction.Ends(r.Text))
            .ToList();
        foreach (var record in ended)
            c.Records.Supersede(record.Id, successor, now);
        return ended.Count;
    }

    private static bool IsNorm(KnowledgeRecord r) =>
        r.Type is RecordType.Rule or RecordType.Correction
        || (r.Origin == Origin.User && (r.Kind is FactKinds.Convention or FactKinds.Preference || Directive.IsNorm(r.Text)));
}
