using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Tests.Support;

/// <summary>Values that are fine unless a test says otherwise.</summary>
public static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static Draft Fact(
        string text,
        string kind = FactKinds.Convention,
        Origin origin = Origin.User,
        Scope scope = Scope.Project,
        int importance = 3,
        string? branch = null
    ) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = kind,
            Text = text,
            Origin = origin,
            Scope = scope,
            Importance = importance,
            Branch = branch,
            Confidence = 0.8,
        };

    internal static CleanDraft Clean(Draft draft) => CleanDraft.Prepare(draft, Time);

    public static Evidence Evidence(
        string quote,
        string session = "s1",
        string file = "/t/s1.jsonl",
        int line = 1,
        Origin origin = Origin.User
    ) => new(EvidenceRole.Source, session, file, line, origin, quote, Time);

    /// <summary>An episode whose goal ends at the arrow.</summary>
    public static KnowledgeRecord Episode(long id, string text) =>
        Record(id, text, RecordType.Episode) with
        {
            StatementLength = text.IndexOf(" → ", StringComparison.Ordinal) is > 0 and var at ? at : null,
        };

    public static KnowledgeRecord Record(
        long id,
        string text,
        RecordType type = RecordType.Fact,
        string kind = FactKinds.Convention,
        Origin origin = Origin.User,
        int importance = 3,
        string? fix = null,
        DateTimeOffset? confirmed = null,
        RecordStatus status = RecordStatus.Active
    ) =>
        new()
        {
            Id = id,
            Type = type,
            Kind = kind,
            Project = "p",
            ProjectName = "shop",
            Scope = Scope.Project,
            Text = text,
            Identity = Normalized.Identity(text),
            Importance = importance,
            Confidence = 0.8,
            Status = status,
            Origin = origin,
            Source = RecordSource.Extracted,
            Fix = fix,
            Created = confirmed ?? Time,
            Updated = confirmed ?? Time,
            Confirmed = confirmed ?? Time,
        };
}
