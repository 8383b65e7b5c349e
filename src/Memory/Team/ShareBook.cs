using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>What a person shares with their team: only their own statements, reviewed before, and revocable.</summary>
public sealed class ShareBook(Database database, TimeProvider time)
{
    /// <summary>Null if there is no such record.</summary>
    public ShareReview? Review(long id)
    {
        using var c = database.Open();
        return c.Records.Find(id) is { } record ? Review(c, record) : null;
    }

    /// <summary>Shares exactly this text, which the person has seen. False if the record's text changed since.</summary>
    public bool Share(long id, string text)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (c.Records.Find(id) is not { } record || Review(c, record) is not { Refusal: null } review || review.Text != text)
                return false;
            c.Shares.Set(id, Normalized.Identity(text), now);
            c.Proposals.Answer(id, declines: false);
            return true;
        });
    }

    /// <summary>False if it was not shared.</summary>
    public bool Unshare(long id) => database.Write(c => c.Shares.Remove(id));

    /// <summary>Declines a proposal. False if there is none.</summary>
    public bool Decline(long id) => database.Write(c => c.Proposals.Answer(id, declines: true));

    /// <summary>Shared records, including those no longer shared because their text changed.</summary>
    public IReadOnlyList<ShareReview> Shared()
    {
        using var c = database.Open();
        return [.. c.Shares.All().Select(s => c.Records.Find(s.Record)).OfType<KnowledgeRecord>().Select(r => Review(c, r))];
    }

    /// <summary>Open proposals: mistakes that several members made, for which this person is asked to share a rule.</summary>
    public IReadOnlyList<ShareReview> Proposed()
    {
        using var c = database.Open();
        return [.. Proposed(c)];
    }

    internal static IEnumerable<ShareReview> Proposed(MemoryConnection c) =>
        c
            .Proposals.Open()
            .Select(c.Records.Find)
            .OfType<KnowledgeRecord>()
            .Select(r => Review(c, r))
            .Where(r => r is { Refusal: null, Standing: ShareStanding.No });

    /// <summary>What is sent to the hub: the confirmed texts, as long as the records still have them.</summary>
    internal static IEnumerable<ShareReview> Outgoing(MemoryConnection c) =>
        c
            .Shares.All()
            .Select(s => c.Records.Find(s.Record))
            .OfType<KnowledgeRecord>()
            .Select(r => Review(c, r))
            .Where(r => r is { Refusal: null, Standing: ShareStanding.Yes });

    private static ShareReview Review(MemoryConnection c, KnowledgeRecord record)
    {
        var refusal = Refusal(c, record);
        var text = refusal is null ? ShareText.Compose(record) : null;
        var mark = c.Shares.Find(record.Id);
        var where = record.Scope == Scope.Global ? "every project" : record.ProjectName;
        return new(record, text, where, refusal, Standing(mark, text));
    }

    private static ShareStanding Standing(ShareMark? mark, string? text)
    {
        if (mark is null)
            return ShareStanding.No;
        return text is not null && mark.Identity == Normalized.Identity(text) ? ShareStanding.Yes : ShareStanding.Changed;
    }

    private static string? Refusal(MemoryConnection c, KnowledgeRecord record)
    {
        if (ShareText.Refusal(record) is { } reason)
            return reason;
        if (record.Scope != Scope.Global && new SharedProjects(c).Key(record.Project) is null)
            return "Its project has no remote, so that nobody else's machine can know it.";
        if (c.Shares.IsRefused(record.Id))
            return "You decided that it is not to be said.";
        return ShareText.Compose(record) is null ? "Nothing is left of it without secrets and marks." : null;
    }
}
