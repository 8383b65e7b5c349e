namespace TotalMemory.Spool;

/// <summary>Why the spool cannot be read, and the command that fixes it.</summary>
public sealed record SpoolTrouble(string What, string Remedy);
