namespace TotalMemory.Spool.Files;

/// <summary>Identity of a file independent of its name: device and inode.</summary>
public readonly record struct FileIdentity(long Device, long Number);
