using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Replaces a record by another. The old one is kept as superseded history; re-reading never brings it back.</summary>
internal static class Supersession
{
    /// <summary>Creates a record with a person's text, or an agent's on their behalf, in place of <paramref name="old"/>.</summary>
    /// <param name="origin">An agent's text never becomes a person's rule.</param>
    /// <returns>Null if a person had removed this text before; nothing is changed then.</returns>
    public static KnowledgeRecord? Replace(
        MemoryConnection c,
        KnowledgeRecord old,
        string text,
        Origin origin,
        Evidence? words,
        DateTimeOffset now
    )
    {
        var draft = ToDraft(old, text, origin, words);
        // Only a person can allow again what a person rejected.
        if (origin == Origin.User)
            c.Tombstones.Withdraw(draft.Identity ?? Normalized.Identity(text), Words.Extract(text), old.Project);
        // Superseded first, so that the new text cannot merge into the old record.
        c.Records.SetStatus(old.Id, RecordStatus.Superseded, now);
        var written = WritePath.Write(c, old.Project, CleanDraft.Prepare(draft, now), now);
        if (written.Id == 0)
        {
            c.Records.SetStatus(old.Id, old.Status, now);
            return null;
        }
        if (written.Result == WriteResult.Added)
            SideTables.Move(c, old.Id, written.Id, now);
        if (written.Id == old.Id)
            return c.Records.Find(written.Id)!;
        c.Records.Supersede(old.Id, written.Id, now);
        // An event stays when it was.
        if (old.Type is RecordType.Error or RecordType.Episode or RecordType.Correction)
            c.Records.SetTimes(written.Id, old.Created, old.Confirmed);
        // A reworded error keeps counting occurrences, and a reworded episode keeps its session.
        if (old.Type is RecordType.Error or RecordType.Episode)
            c.Evidence.Copy(old.Id, written.Id);
        else if (origin == Origin.User)
            c.Tombstones.Add(
                old.Type,
                old.Identity,
                old.Scope == Scope.Global ? null : old.Project,
                Words.Extract(old.Text).Fingerprint(),
                "corrected by a person",
                now
            );
        return c.Records.Find(written.Id)!;
    }

    private static Draft ToDraft(KnowledgeRecord old, string text, Origin origin, Evidence? words) =>
        new()
        {
            Type = old.Type,
            Kind = old.Kind,
            Text = text,
            Context = old.Context,
            Tags = old.Tags,
            Scope = old.Scope,
            Branch = old.Branch,
            Importance = origin == Origin.User ? Math.Max(old.Importance, 4) : old.Importance,
            Confidence = origin == Origin.User ? 0.9 : Math.Max(old.Confidence, 0.8),
            Origin = origin,
            Evidence = words is null ? [] : [words],
            Source = RecordSource.Saved,
            Tool = old.Tool,
            Signature = old.Signature,
            Fix = old.Fix,
            ActionsBefore = old.ActionsBefore,
            Identity = old.Type is RecordType.Fact or RecordType.Rule ? null : NumberedName.Write(old.Identity, old.Id),
        };

    /// <summary>True for an error, an episode or a correction in a person's later words.</summary>
    public static bool IsReworded(KnowledgeRecord record) => FirstIdentity(record.Identity) != record.Identity;

    /// <summary>The identity of the originally corrected record; the record's own if it corrects nothing.</summary>
    public static string FirstIdentity(string identity) => NumberedName.Read(identity);
}
