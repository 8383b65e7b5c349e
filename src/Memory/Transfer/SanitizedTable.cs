namespace TotalMemory.Transfer;

/// <summary>A table whose texts are redacted again.</summary>
/// <param name="Keys">Key columns; integers or texts.</param>
/// <param name="Texts">Columns with text of sessions, programs or people.</param>
internal sealed record SanitizedTable(string Name, string[] Keys, string[] Texts)
{
    public static readonly SanitizedTable[] All =
    [
        new("record", ["id"], ["text", "context", "tags", "identity", "branch", "tool", "signature", "fix", "norm", "deeds"]),
        new("evidence", ["id"], ["quote"]),
        new("tombstone", ["id"], ["identity", "text", "reason"]),
        new("turn", ["transcript", "line", "part"], ["text", "tool", "target", "detail"]),
        new("hook_event", ["id"], ["body"]),
        new("occasion", ["rule", "session"], ["quote"]),
        new("skill", ["record"], ["name", "steps", "anti_patterns", "pattern"]),
        new("skill_use", ["id"], ["notes"]),
        new("temporal_fact", ["record"], ["subject", "predicate", "object"]),
        new("entity", ["id"], ["name"]),
        new("reflection_change", ["reflection", "record"], ["reason"]),
        new("rule", ["record"], ["trigger"]),
        new("purged_record", ["record"], ["text", "context", "tags", "signature", "fix", "norm", "deeds"]),
        new("purged_evidence", ["id"], ["quote"]),
        new("distillation", ["session", "turns", "at"], ["outcome"]),
        new("imported", ["source", "item"], ["source", "item"]),
        new("project_change", ["id"], ["reason"]),
        new("team_rule", ["id"], ["text"]),
    ];

    /// <summary>Tables in which names of places and persons are kept.</summary>
    public static readonly SanitizedTable[] Places =
    [
        new("project", ["id"], ["name", "root", "remote"]),
        new("session", ["id"], ["cwd", "branch"]),
        new("place", ["id"], ["root"]),
        new("project_change", ["id"], ["name", "root", "remote"]),
        new("note", ["name"], ["value"]),
    ];

    /// <summary>Columns with session ids, which are renamed together.</summary>
    public static readonly SanitizedTable[] SessionIds =
    [
        new("session", [], ["id", "forked_from"]),
        new("session_in", [], ["session"]),
        new("transcript", [], ["session"]),
        new("evidence", [], ["session"]),
        new("hook_event", [], ["session"]),
        new("occasion", [], ["session"]),
        new("delivery", [], ["session"]),
        new("distillation", [], ["session"]),
        new("skill_use", [], ["session"]),
        new("forgotten", [], ["session"]),
        new("purged_evidence", [], ["session"]),
        new("sync_item", [], ["local"]),
        new("sync_change", [], ["local"]),
    ];

    /// <summary>Rebuilt from the columns above.</summary>
    public static readonly string[] Derived = ["record.terms", "purged_record.terms", "word.word"];
}
