namespace TotalMemory.Spool;

/// <summary>A folder somebody has worked in.</summary>
/// <param name="Project">The project it belongs to.</param>
/// <param name="IsDecided">Decided by a person, whatever git says.</param>
public sealed record KnownPlace(string Project, bool IsDecided);
