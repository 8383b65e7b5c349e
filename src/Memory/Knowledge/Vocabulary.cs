namespace TotalMemory.Knowledge;

/// <summary>Type of a record.</summary>
public enum RecordType
{
    /// <summary>A lasting statement: a decision, solution, lesson, fact, convention or preference.</summary>
    Fact,

    /// <summary>What the user contradicted, rejected or redirected.</summary>
    Correction,

    /// <summary>A failed tool call, merged by signature, with what fixed it.</summary>
    Error,

    /// <summary>What happened in one session.</summary>
    Episode,

    /// <summary>
    /// Derived from mistakes or the person's statements; the kind says whether it is an insight or a proven rule.
    /// </summary>
    Rule,

    /// <summary>A procedure that sessions followed repeatedly, or that was written down.</summary>
    Skill,

    /// <summary>An agent's observation or reflection, or a passage of a document.</summary>
    Note,
}

/// <summary>Where a record is visible.</summary>
public enum Scope
{
    Project,
    Global,
}

/// <summary>Status of a record. Only active ones are recalled.</summary>
public enum RecordStatus
{
    Active,
    Archived,
    Superseded,

    /// <summary>Merged into another record with the same meaning.</summary>
    Merged,

    Deleted,
    Purged,

    /// <summary>A rule that is no longer checked or shown.</summary>
    Suspended,
}

/// <summary>Who said the text. Text from <see cref="External"/> and <see cref="File"/> can never become a rule.</summary>
public enum Origin
{
    User,
    Assistant,
    Tool,

    /// <summary>The web or an MCP server.</summary>
    External,

    /// <summary>A file of the repository.</summary>
    File,
}

/// <summary>How a record was created.</summary>
public enum RecordSource
{
    /// <summary>Read from transcripts; removed when it has no evidence left.</summary>
    Extracted,

    /// <summary>Saved on purpose, by an agent or a person.</summary>
    Saved,

    /// <summary>Found by a language model; its quotes were verified.</summary>
    Distilled,

    /// <summary>Made from other records; removed when none of them is left.</summary>
    Reflected,
}

/// <summary>The kinds of facts: total-agent-memory's five, and preference.</summary>
public static class FactKinds
{
    public const string Decision = "decision";
    public const string Solution = "solution";
    public const string Lesson = "lesson";
    public const string Fact = "fact";
    public const string Convention = "convention";
    public const string Preference = "preference";

    public static readonly IReadOnlyList<string> All = [Decision, Fact, Solution, Lesson, Convention, Preference];
}
