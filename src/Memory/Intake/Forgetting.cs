using TotalMemory.Conversations;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>A person's request to forget, found in a session.</summary>
/// <param name="Request">What to forget.</param>
/// <param name="Before">Line of the message before it.</param>
/// <param name="Turn">The message with the request.</param>
internal sealed record ForgetOrder(ForgetRequest Request, int? Before, Turn Turn);

/// <summary>Carries out a person's requests to forget: what was learned is deleted for good, as by the command line.</summary>
internal static class Forgetting
{
    // One word is only a topic, and half of a record's words may also occur in another (chosen).
    private const int LeastWords = 2;
    private const double LeastCovered = 0.5;
    private const int MostAsked = 3; // chosen: with more, the words name no record

    /// <summary>Without the text: a tombstone must not contain what was forgotten.</summary>
    private const string Reason = "a person asked for it in a session";

    /// <summary>Lines that ask to forget; nothing is learned from them.</summary>
    public static IReadOnlySet<int> Lines(Conversation conversation) =>
        conversation.Messages.Where(m => ForgetRequest.Find(m.Turn.Text) is not null).Select(m => m.Turn.Line).ToHashSet();

    /// <summary>The requests in this part of a session.</summary>
    public static IEnumerable<ForgetOrder> Orders(Conversation conversation) =>
        from message in conversation.Messages
        where conversation.IsToLearn(message.Position)
        from request in ForgetRequest.All(message.Turn.Text)
        let previous = conversation.Messages.LastOrDefault(m => m.Position < message.Position)
        select new ForgetOrder(request, previous?.Turn.Line, message.Turn);

    /// <summary>Returns the number of records removed. The outcome is reported with the session's next prompt.</summary>
    public static int Apply(
        MemoryConnection c,
        IEnumerable<ForgetOrder> orders,
        TranscriptState transcript,
        string project,
        DateTimeOffset now,
        RequestAnswers? answers
    )
    {
        var removed = 0;
        foreach (var order in orders)
        {
            var request = new Request(transcript.Session ?? "", project, order.Request.What, order.Turn.At);
            if (ClarificationHistory.Has(c, request))
                continue;
            var outcome = Apply(c, order, transcript, project, now);
            if (outcome.Kind == RequestOutcomeKind.SeveralMatched)
                ClarificationHistory.Add(c, request);
            removed += outcome.Kind == RequestOutcomeKind.Forgotten ? outcome.Ids.Count : 0;
            RequestReport.Tell(c, answers, request, outcome, now);
        }
        return removed;
    }

    private static RequestOutcome Apply(
        MemoryConnection c,
        ForgetOrder order,
        TranscriptState transcript,
        string project,
        DateTimeOffset now
    )
    {
        var found = RecordsMeant(c, order, transcript.Path, project);
        var statements = Statements(found.Records);
        if (
            order.Request is { IsEverything: true, What: { } name }
            && Everything(c, name, project).FindAll(r => r.Created <= order.Turn.At) is { Count: > 0 } all
        )
            (found, statements) = (new TopicRecords(all), [all]);
        // The message before may have taught several things; all of them are meant.
        if ((found.IsGuess && statements.Count > 0) || (statements.Count > 1 && order.Request.IsTopic))
            return WhichOf([.. statements.Take(MostAsked).Select(s => s[0])]);
        var meant = statements.SelectMany(s => s).Select(r => r.Id).ToList();
        var others = meant
            .SelectMany(id => KnowledgeBase.Forget(c, id, Reason, project, now, transcript.Session ?? "")?.Others ?? [])
            .Except(meant)
            .Distinct()
            .Count();
        // Forgetting one may have removed others.
        var ids = meant.Where(id => c.Records.Find(id) is not { Status: not RecordStatus.Deleted }).Order().ToList();
        if (ids.Count > 0)
            c.Erasures.EraseSentences(transcript.Session ?? "", RequestsIn(order.Turn.Text));
        return ids.Count == 0
            ? new RequestOutcome(RequestOutcomeKind.NothingMatched)
            : new RequestOutcome(RequestOutcomeKind.Forgotten, ids) { Others = others };
    }

    // "Forget that …" repeats what was forgotten.
    private static IEnumerable<string> RequestsIn(string message) =>
        ForgottenText.Sentences(message).Where(s => ForgetRequest.Find(s) is { What: not null, Id: null, Rest: "" });

    private static RequestOutcome WhichOf(IReadOnlyList<KnowledgeRecord> some) =>
        new(RequestOutcomeKind.SeveralMatched, [.. some.Select(r => r.Id)], [.. some.Select(r => $"{r.Text} [#{r.Id}]")]);

    private static TopicRecords RecordsMeant(MemoryConnection c, ForgetOrder order, string file, string project) =>
        order.Request switch
        {
            { Id: { } id } => new(c.Records.Find(id) is { } one && one.IsChangeableFrom(project) ? [one] : []),
            { IsTopic: true, What: { } topic } => TopicRecords.Find(c, topic, project, order.Turn.At),
            { What: { } what } when RecordsSaying(c, what, project).Where(r => r.Created < order.Turn.At).ToList() is { Count: > 0 } said =>
                new(said),
            { What: { } what } => TopicRecords.Find(c, what, project, order.Turn.At) with { IsGuess = true },
            _ => new(order.Before is { } line ? c.Sources.LearnedAt(file, line) : []),
        };

    /// <summary>A rule, the fact and the correction behind it are one statement.</summary>
    public static List<List<KnowledgeRecord>> Statements(IReadOnlyList<KnowledgeRecord> records)
    {
        var statements = new List<(Words Words, List<KnowledgeRecord> Records)>();
        foreach (
            var record in records.OrderBy(r => r.Type != RecordType.Rule).ThenBy(r => r.Type == RecordType.Correction).ThenBy(r => r.Id)
        )
        {
            // The "no" before it is an answer, and does not negate it.
            var words = Words.Extract(StandaloneLine.Write(record.Text));
            if (statements.FirstOrDefault(s => IsSame(s.Words, words)) is { Records: { } known })
                known.Add(record);
            else
                statements.Add((words, [record]));
        }
        return [.. statements.Select(s => s.Records)];
    }

    // Without a word of its own a record says the same as none.
    private static bool IsSame(Words one, Words other) =>
        NearDuplicate.Same(one, other)
        || (
            one.Negated == other.Negated
            && Math.Min(one.Content.Count, other.Content.Count) > 0
            && (one.Content.IsSubsetOf(other.Content) || other.Content.IsSubsetOf(one.Content))
        );

    /// <summary>
    /// Everything known about a name, whoever said it; empty if the topic is an ordinary word.
    /// </summary>
    public static List<KnowledgeRecord> Everything(MemoryConnection c, string topic, string project)
    {
        // In an English text, a word outside the vocabulary is a name.
        var names = NamingWords.Extract("everything that somebody ever said about the " + topic);
        return names.Count == 0
            ? []
            :
            [
                .. c
                    .RecordLists.Active(project)
                    .Where(r =>
                        r.IsChangeableFrom(project) && names.IsSubsetOf(ForgottenText.Words($"{r.Text} {r.Context} {r.Fix} {r.Norm}"))
                    ),
            ];
    }

    // Every requested word must occur: "forget that we use yarn" does not affect other records about yarn.
    private static IEnumerable<KnowledgeRecord> RecordsSaying(MemoryConnection c, string what, string project)
    {
        var asked = Words.Extract(what);
        var many = asked.Content.Count + asked.Exact.Count;
        if (many < LeastWords)
            return [];
        return c
            .RecordLists.Active(project)
            .Where(r =>
                r.Type is RecordType.Fact or RecordType.Rule or RecordType.Correction
                && r.Project == project
                && r.Origin == Origin.User
                && Words.Extract(r.Text) is var words
                && words.Negated == asked.Negated
                && asked.Content.IsSubsetOf(words.Content)
                && asked.Exact.IsSubsetOf(words.Exact)
                && many >= LeastCovered * (words.Content.Count + words.Exact.Count)
            );
    }
}
