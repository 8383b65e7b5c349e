using TotalMemory.Spool.Records;

namespace TotalMemory.Transcripts;

/// <summary>Reads the session facts from the first records of a transcript.</summary>
internal static class TranscriptHead
{
    /// <summary>Session and folder are in the first few records (measured on 82 sessions: within 10).</summary>
    private const int MostLines = 100;

    /// <summary>Throws <see cref="IOException"/> when the file cannot be read.</summary>
    public static SessionFacts Read(string path, DateTimeOffset now)
    {
        using var lines = new RecordLines(TranscriptFile.Open(path), 0);
        var reader = new TranscriptReader(new OpenCalls());
        var facts = new SessionFacts();
        for (var line = 1; line <= MostLines && lines.TryRead(out var bytes); line++)
        {
            foreach (var record in reader.Read(bytes, line, now).Records)
                if (record.Facts is { } told)
                    facts = facts.MergedWith(told);
            if (facts is { Session: not null, Cwd: not null })
                break;
        }
        return facts;
    }
}
