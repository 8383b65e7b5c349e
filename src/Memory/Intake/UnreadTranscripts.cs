namespace TotalMemory.Intake;

/// <summary>
/// Transcripts that could not be read when they were announced (permissions, disk, network folder). Retried with growing pauses; after a
/// restart <see cref="TranscriptSweep"/> finds them again in the stored events.
/// </summary>
public sealed class UnreadTranscripts(TimeProvider time)
{
    /// <summary>Doubled with every attempt (chosen: a lock or a remount passes in seconds, a missing disk in hours).</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1); // chosen: the backoff ends here

    private readonly Dictionary<AnnouncedTranscript, Attempt> waiting = [];
    private readonly Lock door = new();

    private sealed record Attempt(DateTimeOffset Next, TimeSpan Pause);

    public bool Any
    {
        get
        {
            lock (door)
                return waiting.Count > 0;
        }
    }

    /// <summary>Records a failure; true for the first one, which is worth a line in the log.</summary>
    public bool NoteFailure(AnnouncedTranscript transcript)
    {
        lock (door)
        {
            var pause = waiting.TryGetValue(transcript, out var before) ? before.Pause * 2 : FirstPause;
            pause = pause < LongestPause ? pause : LongestPause;
            waiting[transcript] = new Attempt(time.GetUtcNow() + pause, pause);
            return before is null;
        }
    }

    public void Remove(AnnouncedTranscript transcript)
    {
        lock (door)
            waiting.Remove(transcript);
    }

    /// <summary>Those whose pause is over.</summary>
    public IReadOnlyList<AnnouncedTranscript> Due()
    {
        lock (door)
            return [.. waiting.Where(w => w.Value.Next <= time.GetUtcNow()).Select(w => w.Key)];
    }
}
