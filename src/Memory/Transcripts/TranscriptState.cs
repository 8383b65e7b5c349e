namespace TotalMemory.Transcripts;

/// <summary>How far a transcript was read and learned from.</summary>
public sealed record TranscriptState
{
    private const string HookPrefix = "hook:";

    public long Id { get; init; }
    public required string Path { get; init; }
    public required string Client { get; init; }

    /// <summary>There is no file: it is assembled from the session's hook events.</summary>
    public bool IsFromHooks => Path.StartsWith(HookPrefix, StringComparison.Ordinal);
    public string? Session { get; init; }
    public string? Agent { get; init; }
    public long Size { get; init; }

    /// <summary>Unix milliseconds of the last write seen.</summary>
    public long Modified { get; init; }

    /// <summary>Byte offset after the last complete line read.</summary>
    public long Offset { get; init; }

    /// <summary>Number of lines read.</summary>
    public int Line { get; init; }

    /// <summary>Digest of the file's first bytes, <c>length:hex</c>.</summary>
    public string Head { get; init; } = "";

    /// <summary>Number of turns read, of which <see cref="Extracted"/> were learned from.</summary>
    public int Turns { get; init; }

    public int Extracted { get; init; }

    /// <summary>Extractor version that learned; 0 before the first time.</summary>
    public int Extractor { get; init; }

    /// <summary>
    /// Stands in place of the reader's version once the long words of the turns were shed: it is not learned from again.
    /// </summary>
    public const string Trimmed = "shed";

    public bool IsTrimmed => Reader == Trimmed;

    /// <summary>Version of the reader that judged it; null if not judged yet.</summary>
    public string? Reader { get; init; }

    /// <summary>Lines of a type this program does not know.</summary>
    public int Unknown { get; init; }

    /// <summary>Lines that are not JSON.</summary>
    public int Malformed { get; init; }

    /// <summary>The pseudo-path of a transcript assembled from hook events.</summary>
    public static string HookPath(string session) => HookPrefix + session;
}
