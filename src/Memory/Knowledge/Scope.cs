namespace TotalMemory.Knowledge;

/// <summary>Where a record is visible.</summary>
public enum Scope
{
    Project,
    Global,
}
