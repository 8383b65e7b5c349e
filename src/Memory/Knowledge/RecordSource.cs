namespace TotalMemory.Knowledge;

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
