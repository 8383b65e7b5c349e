namespace TotalMemory.Spool;

/// <summary>A running worker's report about itself.</summary>
/// <param name="Device">Device of its open database.</param>
/// <param name="Number">Inode of its open database.</param>
public sealed record WorkerHealth(int Process, long Device, long Number);
