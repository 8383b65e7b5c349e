namespace TotalMemory.Reflection;

/// <param name="Left">Changes that could not be undone: text purged more than thirty days ago is gone, and a rule's status is determined
/// by its ledger.</param>
public readonly record struct UndoneChanges(int Undone, int Left);
