namespace TotalMemory.Hub;

/// <summary>The commits that a machine saw in its clone of a project, encrypted.</summary>
internal sealed record CloneRow(byte[] Project, byte[] Body);
