using Microsoft.Data.Sqlite;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Intake;

/// <summary>A person's «forget that», found in a session.</summary>
/// <param name="What">What to forget; null for what was said just before.</param>
/// <param name="Before">Line of the message before it.</param>
/// <param name="Turn">The words that asked.</param>
internal sealed record ForgetOrder(string? What, int? Before, Transcripts.Turn Turn);

/// <summary>Does what a person asks for with «forget that»: what was learned of it is removed for good, as by the command line.</summary>
internal static class Forgetting
{
    // One word is a topic, and half of a record's words may be another record's.
    private const int LeastWords = 2;
    private const double LeastCovered = 0.5;

    /// <summary>Lines of this stretch that ask to forget; nothing is learned from them.</summary>
    public static IReadOnlySet<int> Lines(Conversation conversation) =>
        conversation.Messages.Where(m => ForgetRequest.Of(m.Turn.Text) is not null).Select(m => m.Turn.Line).ToHashSet();

    /// <summary>What this stretch asks to forget.</summary>
    public static IEnumerable<ForgetOrder> Orders(Conversation conversation) =>
        from message in conversation.Messages
        where conversation.IsOwn(message.Position)
        let request = ForgetRequest.Of(message.Turn.Text)
        where request is not null
        let previous = conversation.Messages.LastOrDefault(m => m.Position < message.Position)
        select new ForgetOrder(request.What, previous?.Turn.Line, message.Turn);

    /// <summary>Number of records removed.</summary>
    public static int Apply(SqliteConnection c, IEnumerable<ForgetOrder> orders, string file, string project, DateTimeOffset now)
    {
        var removed = 0;
        foreach (var order in orders)
        {
            var records =
                order.What is { } what ? Saying(c, what, project).Where(r => r.Created < order.Turn.At).ToList()
                : order.Before is { } line ? KnowledgeStore.LearnedAt(c, file, line)
                : [];
            foreach (var record in records)
                KnowledgeBase.Bury(c, record, "the person said: " + order.Turn.Text, now);
            removed += records.Count;
        }
        return removed;
    }

    // Every word asked for must stand in it: "forget that we use yarn" does not reach what else is known of yarn.
    private static IEnumerable<KnowledgeRecord> Saying(SqliteConnection c, string what, string project)
    {
        var asked = Words.Of(what);
        var many = asked.Content.Count + asked.Exact.Count;
        if (many < LeastWords)
            return [];
        return KnowledgeStore
            .Active(c, project)
            .Where(r =>
                r.Type is RecordType.Fact or RecordType.Rule or RecordType.Correction
                && r.Project == project
                && r.Origin == Origin.User
                && Words.Of(r.Text) is var words
                && words.Negated == asked.Negated
                && asked.Content.IsSubsetOf(words.Content)
                && asked.Exact.IsSubsetOf(words.Exact)
                && many >= LeastCovered * (words.Content.Count + words.Exact.Count)
            );
    }
}
