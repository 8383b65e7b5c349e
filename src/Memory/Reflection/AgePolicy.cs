using TotalMemory.Knowledge;

namespace TotalMemory.Reflection;

/// <summary>Status of a record by age. Pure.</summary>
public static class AgePolicy
{
    /// <summary>A record without use or confirmation for this long is archived and no longer recalled (chosen).</summary>
    public static readonly TimeSpan ArchivedAfter = TimeSpan.FromDays(180);

    /// <summary>Agents' observations are archived sooner (chosen: total-agent-memory's 30 days).</summary>
    public static readonly TimeSpan ObservedFor = TimeSpan.FromDays(30);

    /// <summary>After this long in the archive, its text is removed (chosen).</summary>
    public static readonly TimeSpan PurgedAfter = TimeSpan.FromDays(365);

    /// <summary>
    /// The status an active or archived record should have; others keep theirs. Importance 5 is never archived.
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
    /// When it was last used or confirmed, at the earliest when it was learned here, since imported old sessions are new here.
    /// </summary>
    internal static DateTimeOffset LastUseOrConfirmation(KnowledgeRecord record)
    {
        var said = record.Confirmed > record.Updated ? record.Confirmed : record.Updated;
        return record.Used is { } used && used > said ? used : said;
    }
}
