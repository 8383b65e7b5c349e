namespace TotalMemory.Browsing;

/// <summary>A person's verdict on a record on the page.</summary>
public enum OpinionKind
{
    /// <summary>It is right: it counts as saved on purpose, and a waiting rule becomes active.</summary>
    Keep,

    /// <summary>It is wrong: it is no longer used, and its text is deleted for good once the verdict can no longer be undone.</summary>
    Wrong,

    /// <summary>It applies in every project.</summary>
    Everywhere,

    /// <summary>It gets another text.</summary>
    Edit,
}
