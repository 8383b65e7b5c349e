using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Forgets what a person describes in words outside a session, as "forget that …" does inside one.</summary>
public sealed class PersonForgetting(Database database, TimeProvider time)
{
    private const string Reason = "forgotten by a person";

    /// <summary>Does not guess: if several statements match, none is forgotten.</summary>
    /// <param name="words">All must occur in the record; a leading "that" or "about" is ignored.</param>
    public ForgetAnswer Forget(string words, string project)
    {
        // Other blanks, as copied from a page.
        var plain = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var request = ForgetRequest.Find("forget " + plain);
        var topic = request?.What ?? plain;
        var now = time.GetUtcNow();
        var answer = database.Write(c =>
        {
            var found = TopicRecords.Find(c, topic, project, DateTimeOffset.MaxValue);
            if (request is { IsEverything: true } && Forgetting.Everything(c, topic, project) is { Count: > 0 } all)
                return Forget(c, all, project, now);
            var statements = Forgetting.Statements(found.Records);
            if (found.IsGuess || statements.Count != 1)
                return new ForgetAnswer([], [.. statements.Select(s => s[0])]);
            return Forget(c, statements[0], project, now) with { Left = TopicRecords.WithAllWords(c, topic, project) };
        });
        if (answer.Forgotten.Count > 0)
            database.Upkeep.EmptyLog();
        return answer;
    }

    private static ForgetAnswer Forget(MemoryConnection c, IReadOnlyList<KnowledgeRecord> records, string project, DateTimeOffset now)
    {
        var gone = records.Select(r => KnowledgeBase.Forget(c, r.Id, Reason, project, now)).OfType<ForgottenRecord>().ToList();
        return new ForgetAnswer(records, [], gone.SelectMany(g => g.Others).Except(records.Select(r => r.Id)).Distinct().Count());
    }
}
