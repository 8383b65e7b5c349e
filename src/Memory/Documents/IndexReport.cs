namespace TotalMemory.Documents;

/// <param name="Passages">Passages in the index now.</param>
/// <param name="Gone">Passages removed from the index.</param>
public sealed record IndexReport(int Documents, int Passages, int Added, int Gone);
