using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Intake;

/// <summary>Why transcripts were not read, for the log. They are tried each minute, so the same problem is reported once.</summary>
internal sealed class UnreadTroubles
{
    // SQLITE_CONSTRAINT.
    private const int ConstraintError = 19;

    private readonly ConcurrentDictionary<string, bool> reported = new(StringComparer.Ordinal);

    /// <summary>A problem with one file; one with the database or the disk concerns all.</summary>
    public static bool AreOfOneFile(Exception e) =>
        e is IOException or UnauthorizedAccessException || e is SqliteException { SqliteErrorCode: ConstraintError };

    public IntakeReport Report(string path, Exception e)
    {
        var line = Redactor.Redact($"The transcript {path} was not read: {e.GetType().Name}: {e.Message}");
        return reported.TryAdd(line, true) ? new IntakeReport { Troubles = [line] } : new IntakeReport();
    }
}
