using TotalMemory.Projects;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Decides which parts of a session are off the record, by time and folder.</summary>
/// <param name="beginning">
/// The folder in which the session started: a subfolder of a paused project's folder is part of it. Null if unknown.
/// </param>
internal sealed class OffRecordFilter(MemoryConnection c, OffRecordList list, string? beginning, TimeProvider time)
{
    private readonly Dictionary<string, string> projects = new(StringComparer.Ordinal);

    /// <param name="folder">Null for the folder in which the session started: a client's first records may name none.</param>
    public bool Withholds(DateTimeOffset at, string? folder) =>
        !list.IsEmpty && (IsOff(at, folder) || (beginning != folder && IsOff(at, beginning)));

    private bool IsOff(DateTimeOffset at, string? folder) => list.Find(at, folder, () => Project(folder), time) is not null;

    private string? Project(string? folder)
    {
        if (folder is null)
            return null;
        if (!projects.TryGetValue(folder, out var project))
            projects[folder] = project = c.Projects.Identify(folder, null).Id;
        return project;
    }
}
