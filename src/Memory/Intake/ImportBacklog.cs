using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Transcripts that an installation leaves to the worker, so that the first briefing need not wait for years of sessions. Reading one
/// twice changes nothing: after a crash the worker starts over, and quickly skips what was read.
/// </summary>
public sealed class ImportBacklog(Database database, TranscriptIntake intake)
{
    private const string Note = "import.left";

    /// <summary>Adds all transcripts below these folders.</summary>
    public void Add(IEnumerable<string> folders)
    {
        var list = string.Join('\n', folders);
        database.Write(c => c.Markers.Write(Note, list));
    }

    /// <summary>Transcripts still to be read, newest first.</summary>
    public IReadOnlyList<string> Remaining()
    {
        string? folders;
        using (var c = database.Open())
            folders = c.Markers.Read(Note);
        if (folders is null)
            return [];
        var there = folders.Split('\n').Where(f => Directory.Exists(f) || File.Exists(f));
        return [.. TranscriptFinder.Find(there).Reverse()];
    }

    /// <summary>Reads these; one that cannot be read does not affect the others.</summary>
    public IntakeReport Read(IEnumerable<string> files, CancellationToken cancel)
    {
        var report = new IntakeReport();
        foreach (var file in files.TakeWhile(_ => !cancel.IsCancellationRequested))
            try
            {
                report += intake.Take(file, isTrusted: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                report += new IntakeReport { UnreadableFiles = 1 };
            }
        return report;
    }

    public void Done() => database.Write(c => c.Markers.Remove(Note));
}
