using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Converts a row to a record, for every query that returns records.</summary>
internal static class RecordRow
{
    public const string Columns = """
        r.id, r.type, r.kind, r.project, p.name AS project_name, r.scope, r.branch, r.text, r.statement_length,
        r.context, r.tags, r.identity, r.importance,
        r.confidence, r.status, r.origin, r.source, r.tool, r.signature, r.fix, r.norm, r.deeds,
        r.created, r.updated, r.confirmed, r.used, r.uses,
        r.superseded_by, r.worth, r.said
        """;

    /// <summary>SQL: all text of a record.</summary>
    public const string AllText = "text || ' ' || context || ' ' || coalesce(fix, '') || ' ' || coalesce(norm, '')";

    /// <summary>The tables of <see cref="Columns"/>.</summary>
    public const string From = "record r JOIN project p ON p.id = r.project";

    /// <summary>A condition on the type, to be appended to others; empty for none.</summary>
    public static string TypeFilter(IReadOnlyList<RecordType>? types) =>
        types is { Count: > 0 } some ? $"AND r.type IN ({string.Join(',', some.Select(t => $"'{t.ToString().ToLowerInvariant()}'"))})" : "";

    public static KnowledgeRecord Read(Row r) =>
        new()
        {
            Id = r.Long("id"),
            Type = r.EnumValue<RecordType>("type"),
            Kind = r.Text("kind"),
            Project = r.Text("project"),
            ProjectName = r.Text("project_name"),
            Scope = r.EnumValue<Scope>("scope"),
            Branch = r.OptionalText("branch"),
            Text = r.Text("text"),
            StatementLength = StatedText.FromCodePoints(r.Text("text"), r.OptionalInt("statement_length")),
            Context = r.Text("context"),
            Tags = r.Text("tags") is { Length: > 0 } tags ? tags.Split(',') : [],
            Identity = r.Text("identity"),
            Importance = r.Int("importance"),
            Confidence = r.Real("confidence"),
            Status = r.EnumValue<RecordStatus>("status"),
            Origin = r.EnumValue<Origin>("origin"),
            Source = r.EnumValue<RecordSource>("source"),
            Tool = r.OptionalText("tool"),
            Signature = r.OptionalText("signature"),
            Fix = r.OptionalText("fix"),
            Norm = r.OptionalText("norm"),
            ActionsBefore = AgentActions.Read(r.OptionalText("deeds")),
            Created = r.Time("created"),
            Updated = r.Time("updated"),
            Confirmed = r.Time("confirmed"),
            Used = r.OptionalTime("used"),
            Uses = r.Int("uses"),
            SupersededBy = r.OptionalLong("superseded_by"),
            Worth = r.OptionalReal("worth"),
            Said = r.OptionalReal("said"),
        };
}
