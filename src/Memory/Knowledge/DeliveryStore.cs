using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Where records were shown to agents, so that outcomes can be related to them.</summary>
internal sealed class DeliveryStore(MemoryConnection c)
{
    public const string Reminder = "reminder";
    public const string Prompt = "prompt";
    public const string Briefing = "briefing";

    /// <summary>To the person in front of a session, at its start.</summary>
    public const string Greeting = "greeting";

    public const string Recall = "recall";

    public void Add(IEnumerable<long> records, string session, string way, DateTimeOffset at) =>
        c.Execute(
            "INSERT OR IGNORE INTO delivery (record, session, way, at) SELECT value, $session, $way, $at FROM json_each($records)",
            ("$records", Sql.Ids(records)),
            ("$session", session),
            ("$way", way),
            ("$at", at)
        );

    /// <summary>Records shown in a session.</summary>
    public List<long> DeliveredIn(string session) =>
        c.List("SELECT record FROM delivery WHERE session = $session", r => r.Long("record"), ("$session", session));

    public int Count(long record, string way) =>
        (int)(long)c.Scalar("SELECT count(*) FROM delivery WHERE record = $record AND way = $way", ("$record", record), ("$way", way))!;
}
