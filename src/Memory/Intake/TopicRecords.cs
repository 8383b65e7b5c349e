using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>The records that a person may mean with a topic: "that npm thing", "use npm".</summary>
/// <param name="IsGuess">They may be about something else, so a person is asked before one is forgotten.</param>
internal sealed record TopicRecords(IReadOnlyList<KnowledgeRecord> Records, bool IsGuess = false)
{
    /// <summary>
    /// What the person said in these very words; else what has all words of the topic, and the rules made from it; else what has its
    /// telling words, or what an agent wrote down, as a guess.
    /// </summary>
    /// <param name="until">Only what was said until then: a session is read again and again, and what was said later is not meant.</param>
    public static TopicRecords Find(MemoryConnection c, string topic, string project, DateTimeOffset until)
    {
        var known = c
            .RecordLists.Active(project, RecordType.Fact, RecordType.Rule, RecordType.Correction)
            .Where(r => r.Origin != Origin.External && r.Created <= until && r.IsChangeableFrom(project))
            .Select(r => new KnownWords(r, Words.Extract(r.Text)))
            .ToList();
        var plain = Normalized.Text(topic);
        if (known.FindAll(k => IsOfPerson(k.Record) && Normalized.Text(k.Record.Text) == plain) is { Count: > 0 } exact)
            return new([.. exact.Select(k => k.Record)]);
        var words = Words.Extract(topic);
        HashSet<string> asked = [.. words.Content, .. words.Exact];
        if (asked.Count == 0)
            return new([]);
        if (Having(known, asked, IsOfPerson) is { Count: > 0 } said)
            return new(said);
        HashSet<string> telling = [.. asked.Except(Weak)];
        foreach (var wanted in telling.Count > 0 ? [asked, telling] : new[] { asked })
        foreach (var who in new Func<KnowledgeRecord, bool>[] { IsOfPerson, _ => true })
            if (Having(known, wanted, who) is { Count: > 0 } perhaps)
                return new(perhaps, IsGuess: true);
        return new([]);
    }

    /// <summary>Everything with all words of the topic, whoever said it.</summary>
    public static List<KnowledgeRecord> WithAllWords(MemoryConnection c, string topic, string project)
    {
        var words = Words.Extract(topic);
        HashSet<string> asked = [.. words.Content, .. words.Exact];
        var known = c
            .RecordLists.Active(project)
            .Where(r => r.IsChangeableFrom(project))
            .Select(r => new KnownWords(r, Words.Extract(r.Text)));
        return asked.Count == 0 ? [] : Having([.. known], asked, _ => true);
    }

    // "use", "run", "want": any statement may contain them. As stemmed for comparing.
    private static HashSet<string> Weak { get; } = Words.Extract(string.Join(' ', StopWords.InCorrections)).Content;

    private sealed record KnownWords(KnowledgeRecord Record, Words Words)
    {
        public bool Has(string word) => Words.Content.Contains(word) || Words.Exact.Contains(word);
    }

    private static bool IsOfPerson(KnowledgeRecord r) => r.Origin == Origin.User || r.Type == RecordType.Rule;

    private static List<KnowledgeRecord> Having(List<KnownWords> known, HashSet<string> words, Func<KnowledgeRecord, bool> who) =>
        [.. known.Where(k => who(k.Record) && words.All(k.Has)).Select(k => k.Record)];
}
