namespace TotalMemory.Recall;

/// <summary>A way in which a record is found.</summary>
public enum SearchSignalKind
{
    /// <summary>Words of the query.</summary>
    Words,

    /// <summary>Words of the query after typo correction.</summary>
    Typo,

    Meaning,

    /// <summary>The meaning of the records beside it.</summary>
    Context,

    /// <summary>A relation to a record found otherwise.</summary>
    Graph,
}
