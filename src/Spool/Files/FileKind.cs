namespace TotalMemory.Spool.Files;

/// <summary>Kind of a file.</summary>
public enum FileKind
{
    Regular,
    Folder,
    Link,
    Socket,

    /// <summary>A pipe or a device: opening or reading it may block, or never end.</summary>
    Special,
}
