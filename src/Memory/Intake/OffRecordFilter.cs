using TotalMemory.Projects;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Tells which parts of a session are off the record: each part was said at a time and in a folder.</summary>
/// <param name="beginning">
/// The folder the session began in: a subfolder of a paused project's folder is part of it. Null when unknown.
/// </param>
internal sealed class OffRecordFilter(MemoryConnection c, OffRecordList list, string? beginning, TimeProvider time)
{
    private readonly Dictionary<string, string> projects = new(StringComparer.Ordinal);

    /// <param name="folder">Where it was said; null for where the session began: a client's first records may name no folder.</param>
    public bool Withholds(DateTimeOffset at, string? folder) =>
        !list.IsEmpty && (IsOff(at, folder) || (beginning != folder && IsOff(at, beginning)));

    private bool IsOff(DateTimeOffset at, string? folder) => list.Find(at, folder, () => Project(folder), time) is not null;

    private string? Project(string? folder)
    {
        if (folder is null)
            return null;
        if (!projects.TryGetValue(folder, out var project))
            projects[folder] = project = ProjectStore.Identify(c, folder, null).Id;
        return project;
    }
}
