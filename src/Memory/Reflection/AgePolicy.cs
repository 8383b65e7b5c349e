using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>Where a record belongs by its age. Pure.</summary>
public static class AgePolicy
{
    /// <summary>Without use or confirmation for so long, a record is archived and no longer recalled.</summary>
    public static readonly TimeSpan ArchivedAfter = TimeSpan.FromDays(180);

    /// <summary>What an agent observed in passing is archived sooner (total-agent-memory's 30 days).</summary>
    public static readonly TimeSpan ObservedFor = TimeSpan.FromDays(30);

    /// <summary>So long in the archive, its words are removed.</summary>
    public static readonly TimeSpan PurgedAfter = TimeSpan.FromDays(365);

    /// <summary>
    /// The status an active or archived record should have; others keep theirs. What must never be forgotten (importance 5) stays.
    /// </summary>
    public static RecordStatus Decide(KnowledgeRecord record, DateTimeOffset now) =>
        record.Status switch
        {
            RecordStatus.Active
                when record.Importance < 5
                    && now - LastUseOrConfirmation(record)
                        > (
                            record is { Type: RecordType.Note, Kind: not NoteBook.Reflection, Source: RecordSource.Saved }
                                ? ObservedFor
                                : ArchivedAfter
                        ) => RecordStatus.Archived,
            RecordStatus.Archived when now - record.Updated > PurgedAfter => RecordStatus.Purged,
            _ => record.Status,
        };

    /// <summary>
    /// When it was last used or confirmed, and not before we learned it: an import of old sessions is new to us.
    /// </summary>
    internal static DateTimeOffset LastUseOrConfirmation(KnowledgeRecord record)
    {
        var said = record.Confirmed > record.Updated ? record.Confirmed : record.Updated;
        return record.Used is { } used && used > said ? used : said;
    }
}
