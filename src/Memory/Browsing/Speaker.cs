namespace TotalMemory.Browsing;

/// <summary>Whose turns to search.</summary>
public enum Speaker
{
    Anyone,

    /// <summary>What the person wrote.</summary>
    Person,

    /// <summary>What the agent wrote.</summary>
    Agent,

    /// <summary>Calls and their results.</summary>
    Tools,
}
