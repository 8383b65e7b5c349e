namespace TotalMemory.Spool;

/// <summary>What keeps the spool from being read, and the command that mends it.</summary>
public sealed record SpoolTrouble(string What, string Remedy);
