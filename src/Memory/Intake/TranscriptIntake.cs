using TotalMemory.Spool.Files;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Reads what is new in a transcript and learns from it. Idempotent: reading again, or after a crash, changes nothing.</summary>
public sealed class TranscriptIntake
{
    private readonly Database database;
    private readonly OffRecordGate gate;
    private readonly TimeProvider time;

    internal TranscriptIntake(Database database, TranscriptLearning learning, OffRecordGate gate, TimeProvider time) =>
        (this.database, Learning, this.gate, this.time) = (database, learning, gate, time);

    /// <summary>Learns from what was read.</summary>
    public TranscriptLearning Learning { get; }

    /// <summary>Why transcripts were not read.</summary>
    internal UnreadTroubles Troubles { get; } = new();

    /// <summary>Attempts if another process reads the same file at the same time (chosen).</summary>
    private const int MostLooks = 3;

    /// <summary>A file not written for this long is at rest: a last line without a line feed is complete (chosen).</summary>
    private static readonly TimeSpan QuietAfter = TimeSpan.FromMinutes(2);

    /// <summary>Clocks of other machines differ by less (chosen).</summary>
    private static readonly TimeSpan FarthestClock = TimeSpan.FromDays(1);

    /// <summary>
    /// Reads the transcript and those of its subagents. Throws <see cref="IOException"/> if it cannot be read; an unreadable subagent's
    /// transcript is reported once and left to the next attempt.
    /// </summary>
    /// <param name="path">Of the session's own transcript.</param>
    /// <param name="hasEnded">The session is over: its last line is read even without a line feed.</param>
    public IntakeReport TakeWithAgents(string path, bool hasEnded = false)
    {
        OutsideFile.Require(path);
        var report = Take(path, hasEnded);
        var agents = Path.Combine(Path.GetDirectoryName(path)!, TranscriptFile.Stem(path), "subagents");
        return Directory.Exists(agents)
            ? Directory
                .EnumerateFiles(agents, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .Aggregate(report, (sum, file) => sum + TryTake(file, hasEnded))
            : report;
    }

    private IntakeReport TryTake(string path, bool hasEnded)
    {
        try
        {
            return Take(path, hasEnded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Troubles.Report(path, e);
        }
    }

    /// <summary>Reads the complete lines after the last one read; of a file at rest, also an incomplete last line.</summary>
    /// <param name="isTrusted">
    /// Read on a person's request: the person has worked in the folders that it names. A session that hooks reported before is already
    /// filed and stays there.
    /// </param>
    public IntakeReport Take(string path, bool hasEnded = false, bool isTrusted = false)
    {
        path = Path.GetFullPath(path);
        var file = new FileInfo(path);
        var modified = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds();
        using (var c = database.Open())
            if (
                c.Transcripts.Find(path) is { } known
                && known.Size == file.Length
                && known.Modified == modified
                && (known.Turns == 0 ? known.Extractor == TranscriptLearning.Version : Learning.IsLearned(known))
            )
                return new IntakeReport { Unchanged = 1 };

        if (!gate.MayRead(path))
            return new IntakeReport { Withheld = 1 };
        ReadAnewIfTrimmed(path);
        var rests = hasEnded || isTrusted || IsQuiet(time.GetUtcNow() - file.LastWriteTimeUtc);
        var report = Read(path, new FileState(file.Length, modified, rests, isTrusted));
        return report + Learning.Learn(path, modified);
    }

    // A file time in the future comes from a wrong clock; the file counts as at rest.
    private static bool IsQuiet(TimeSpan age) => age > QuietAfter || age < -FarthestClock;

    // A session that continues after its text was trimmed is read again from the start, since learning needs all of it.
    private void ReadAnewIfTrimmed(string path)
    {
        using (var c = database.Open())
            if (c.Transcripts.Find(path) is not { IsTrimmed: true })
                return;
        database.Write(c => c.Transcripts.Empty(path));
    }

    private IntakeReport Read(string path, FileState file)
    {
        var report = new IntakeReport { Transcripts = 1 };
        for (var look = 0; look < MostLooks; look++)
        {
            using var reading = TranscriptReading.Begin(database, gate, path, file, time.GetUtcNow());
            if (TryRead(reading, ref report))
                break;
        }
        return report;
    }

    // False if the read position must be looked up again.
    private bool TryRead(TranscriptReading reading, ref IntakeReport report)
    {
        while (true)
        {
            var chunk = reading.Next();
            if (chunk.IsPrivate)
            {
                report += gate.MakePrivate(chunk.Session) with { Withheld = 1 };
                return true;
            }
            var written = database.Write(c => reading.Write(c, chunk));
            if (written.State is not { } state)
                return false;
            report += reading.ReportOn(chunk) with { Sessions = written.Sessions };
            if (chunk.IsAtEnd || written.IsHeader)
                return true;
            reading.ContinueFrom(state);
        }
    }
}
