namespace TotalMemory.Knowledge;

/// <summary>What sort of thing a record is.</summary>
public enum RecordType
{
    /// <summary>A statement that holds: a decision, solution, lesson, fact, convention or preference.</summary>
    Fact,

    /// <summary>What the user contradicted, rejected or redirected.</summary>
    Correction,

    /// <summary>A failed tool call, merged by signature, with what fixed it.</summary>
    Error,

    /// <summary>What happened in one session.</summary>
    Episode,

    /// <summary>
    /// What mistakes or the person's words made a rule; its kind says whether it is an insight or a rule that proved itself.
    /// </summary>
    Rule,

    /// <summary>A procedure that sessions followed again and again, or that was written down.</summary>
    Skill,

    /// <summary>What an agent wrote down while it worked: an observation, a thought about its own work, a passage of a document.</summary>
    Note,
}

/// <summary>Where a record may show.</summary>
public enum Scope
{
    Project,
    Global,
}

/// <summary>Whether a record takes part. Only active ones are recalled.</summary>
public enum RecordStatus
{
    Active,
    Archived,
    Superseded,

    /// <summary>Another record says the same and took over its evidence.</summary>
    Merged,

    Deleted,
    Purged,

    /// <summary>A rule that lost its place: it is watched no more and shows nowhere.</summary>
    Suspended,
}

/// <summary>Who said the words. Text from <see cref="External"/> and <see cref="File"/> can never become a rule.</summary>
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

/// <summary>How a record came to be.</summary>
public enum RecordSource
{
    /// <summary>Read from transcripts: it lives by its evidence.</summary>
    Extracted,

    /// <summary>Saved on purpose, by an agent or a person.</summary>
    Saved,

    /// <summary>Named by a language model; the words it rests on were checked.</summary>
    Distilled,

    /// <summary>Made from other records by reflection; it lives by what it was made from.</summary>
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
