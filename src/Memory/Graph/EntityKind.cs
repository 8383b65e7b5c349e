namespace TotalMemory.Graph;

/// <summary>Kind of an entity.</summary>
public enum EntityKind
{
    File,
    Symbol,
    Package,
    Command,
    Service,
    Error,
}
