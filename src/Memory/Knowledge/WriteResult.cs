namespace TotalMemory.Knowledge;

public enum WriteResult
{
    /// <summary>A new record.</summary>
    Added,

    /// <summary>Already known: its quotes were added as evidence, and the record is confirmed.</summary>
    Merged,

    /// <summary>Already known in fewer words: the record has the new text now, and keeps the old one as evidence.</summary>
    Extended,

    /// <summary>Nothing changed: the same quote of the same line was already there.</summary>
    Unchanged,

    /// <summary>A person rejected it before.</summary>
    Refused,
}
