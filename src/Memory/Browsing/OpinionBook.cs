using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Applies a person's verdicts on records, and undoes them.</summary>
public sealed class OpinionBook(Database database, KnowledgeBase knowledge, TimeProvider time)
{
    /// <summary>Chosen: long enough to notice a slip, short enough that wrong records are deleted soon.</summary>
    public static readonly TimeSpan MayBeUndoneFor = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Keeps, silences or globalises an active or waiting record. Null if there is no such record. A verdict that changes nothing is
    /// stored, too, so that it can be undone.
    /// </summary>
    public Opinion? Give(long id, OpinionKind word)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (FindJudgeable(c, id) is not { } record)
                return null;
            var rule = record.Type == RecordType.Rule ? c.Rules.Find(id) : null;
            var before = new FormerState(record.Status, record.Source, record.Scope, rule?.Decision, rule?.WaitingSince);
            if (rule is not null && word is OpinionKind.Keep or OpinionKind.Wrong)
                RuleBook.Decide(c, id, new UserDecision(word == OpinionKind.Keep ? RuleChoice.Active : RuleChoice.Retired), null, now);
            else if (word == OpinionKind.Wrong)
                c.Records.SetStatus(id, RecordStatus.Suspended, now);
            else if (word == OpinionKind.Keep)
                c.Records.SetScopeAndSource(id, record.Scope, RecordSource.Saved, now);
            else if (word == OpinionKind.Everywhere)
                c.Records.SetScopeAndSource(id, Scope.Global, record.Source, now);
            return c.Opinions.Find(c.Opinions.Add(id, word, before, null, now));
        });
    }

    /// <summary>Gives a record a text written by the person. Null if there is no such record.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public Opinion? Edit(long id, string text)
    {
        KnowledgeRecord? record;
        using (var c = database.Open())
            record = FindJudgeable(c, id);
        if (record is null || knowledge.Correct(id, text) is not { } corrected)
            return null;
        var before = new FormerState(record.Status, record.Source, record.Scope);
        return database.Write(c => c.Opinions.Find(c.Opinions.Add(id, OpinionKind.Edit, before, corrected.New.Id, time.GetUtcNow())));
    }

    /// <summary>Undoes a verdict; returns the record's id, or null if it can no longer be undone.</summary>
    public long? Undo(long opinion)
    {
        Opinion? given;
        using (var c = database.Open())
            given = c.Opinions.Find(opinion);
        if (given is null or { IsUndone: true })
            return null;
        if (given.Word == OpinionKind.Edit)
            return UndoEdit(given);
        var now = time.GetUtcNow();
        return database.Write<long?>(c =>
        {
            if (c.Records.Find(given.Record) is not { } record || record.Status is RecordStatus.Deleted or RecordStatus.Purged)
                return null;
            Restore(c, record, given, now);
            c.Opinions.SetUndone(given.Id, now);
            return record.Id;
        });
    }

    /// <summary>Deletes the text of wrong records whose verdict can no longer be undone; returns how many.</summary>
    public int Settle(bool all = false)
    {
        List<long> wrong;
        using (var c = database.Open())
        {
            if (database.ReadOnly is not null)
                return 0;
            wrong = c.Opinions.Wrong(all ? DateTimeOffset.MaxValue : time.GetUtcNow() - MayBeUndoneFor);
            // A retired rule keeps its text, so that it is recognised and not learned again.
            wrong.RemoveAll(id => c.Records.Find(id) is not { Type: not RecordType.Rule });
        }
        foreach (var id in wrong)
            knowledge.Forget(id, "a person said that it is wrong");
        return wrong.Count;
    }

    private static KnowledgeRecord? FindJudgeable(MemoryConnection c, long id) =>
        c.Records.Find(id) is { Status: RecordStatus.Active or RecordStatus.Archived or RecordStatus.Suspended } record ? record : null;

    private static void Restore(MemoryConnection c, KnowledgeRecord record, Opinion given, DateTimeOffset now)
    {
        c.Records.SetScopeAndSource(record.Id, given.Before.Scope, given.Before.Source, now);
        if (record.Type != RecordType.Rule)
        {
            c.Records.SetStatus(record.Id, given.Before.Status, now);
            return;
        }
        RuleBook.Decide(c, record.Id, given.Before.Decision, null, now);
        c.Records.SetStatus(record.Id, given.Before.Status, now);
        if (given.Before.Waits is { } since)
            c.Rules.SetWaits(record.Id, since);
    }

    // The former text is allowed again.
    private long? UndoEdit(Opinion given)
    {
        KnowledgeRecord? former;
        using (var c = database.Open())
            former = c.Records.Find(given.Record);
        if (former is not { Text.Length: > 0 } || knowledge.Correct(given.Successor!.Value, former.Text) is not { } back)
            return null;
        database.Write(c => c.Opinions.SetUndone(given.Id, time.GetUtcNow()));
        return back.New.Id;
    }
}
