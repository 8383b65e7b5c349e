namespace TotalMemory.Hub;

/// <summary>Received rows; the last one has this number.</summary>
internal sealed record PulledCells(IReadOnlyList<SealedCell> Cells, long Last);
