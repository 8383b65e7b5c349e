namespace TotalMemory.Transfer;

/// <summary>A table whose texts are redacted again.</summary>
/// <param name="Keys">Columns that name a row; integers or texts.</param>
/// <param name="Texts">Columns that hold words of sessions.</param>
internal sealed record SanitizedTable(string Name, string[] Keys, string[] Texts)
{
    public static readonly SanitizedTable[] All =
    [
        new("record", ["id"], ["text", "context", "tags", "identity", "branch", "tool", "signature", "rule"]),
        new("evidence", ["id"], ["quote"]),
        new("tombstone", ["id"], ["identity", "text", "reason"]),
        new("turn", ["transcript", "line", "part"], ["text", "tool", "target", "detail"]),
        new("hook_event", ["id"], ["body"]),
        new("occasion", ["rule", "session"], ["quote"]),
        new("skill", ["record"], ["name", "steps", "anti_patterns"]),
        new("skill_use", ["id"], ["notes"]),
        new("temporal_fact", ["record"], ["subject", "predicate", "object"]),
        new("entity", ["id"], ["name"]),
        new("reflection_change", ["reflection", "record"], ["reason"]),
        new("rule", ["record"], ["trigger"]),
        new("purged_record", ["record"], ["text", "context", "tags", "rule", "signature"]),
        new("purged_evidence", ["id"], ["quote"]),
    ];

    /// <summary>Names of places and persons stay in them.</summary>
    public static readonly SanitizedTable[] Places =
    [
        new("project", ["id"], ["name", "root", "remote"]),
        new("session", ["id"], ["cwd", "branch"]),
    ];
}
