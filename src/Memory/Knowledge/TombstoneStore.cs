using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Rows of tombstones.</summary>
internal sealed class TombstoneStore(MemoryConnection c)
{
    /// <summary>An identity as stored in a tombstone; a skill's is hashed, because it contains its name.</summary>
    public static string IdentityOf(RecordType type, string identity) =>
        type == RecordType.Skill ? Spool.Sha256.Hex(identity, 16) : identity;

    public void Add(RecordType type, string identity, string? project, string text, string reason, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT INTO tombstone (type, identity, project, text, reason, created)
            VALUES ($type, $identity, $project, $text, $reason, $now)
            """,
            ("$type", type),
            ("$identity", identity),
            ("$project", project),
            ("$text", text),
            ("$reason", reason),
            ("$now", now)
        );

    /// <summary>Removes the tombstones of a text and its near-duplicates, because a person saves it again.</summary>
    public void Withdraw(string identity, Words words, string project)
    {
        var hashed = words.Hashed();
        foreach (
            var (id, rejected, text) in c.List(
                "SELECT id, identity, text FROM tombstone WHERE type IN ('fact', 'rule') AND (project IS NULL OR project = $project)",
                r => (r.Long("id"), r.Text("identity"), r.Text("text")),
                ("$project", project)
            )
        )
            if (rejected == identity || NearDuplicate.Same(Words.ParseFingerprint(text), hashed))
                c.Execute("DELETE FROM tombstone WHERE id = $id", ("$id", id));
    }

    /// <summary>Fingerprints rejected for a project or everywhere, with their identities.</summary>
    public List<RejectedText> RejectedTexts(RecordType type, string project) =>
        c.List(
            "SELECT identity, text FROM tombstone WHERE type = $type AND (project IS NULL OR project = $project)",
            r => new RejectedText(r.Text("identity"), r.Text("text")),
            ("$type", type),
            ("$project", project)
        );
}
