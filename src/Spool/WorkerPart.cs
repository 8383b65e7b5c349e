namespace TotalMemory.Spool;

/// <summary>A part of the worker, tested with one call.</summary>
public sealed record WorkerPart(string Name, bool Works, string Found, string? Remedy);
