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
