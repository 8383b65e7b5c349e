namespace TotalMemory.Intake;

/// <summary>The result of reading transcripts.</summary>
public sealed record IntakeReport
{
    public int Transcripts { get; init; }
    public int Unchanged { get; init; }
    public int Sessions { get; init; }
    public long Bytes { get; init; }
    public int Lines { get; init; }
    public int Turns { get; init; }

    /// <summary>Lines of a type this version does not know; skipped.</summary>
    public int UnknownLines { get; init; }

    /// <summary>Lines, or parts of lines, that are not JSON; skipped.</summary>
    public int MalformedLines { get; init; }

    /// <summary>Records that another file of the same session also contains; they count once.</summary>
    public int RepeatedRecords { get; init; }

    /// <summary>Very long records whose long strings were cut.</summary>
    public int CutRecords { get; init; }

    /// <summary>Records that are still too long; skipped.</summary>
    public int SkippedRecords { get; init; }

    /// <summary>Damaged compressed files, read up to the damage.</summary>
    public int DamagedFiles { get; init; }

    /// <summary>Files and folders that cannot be read at all.</summary>
    public int UnreadableFiles { get; init; }

    /// <summary>Transcripts that are off the record.</summary>
    public int Withheld { get; init; }

    public int Facts { get; init; }
    public int Corrections { get; init; }
    public int Errors { get; init; }
    public int Episodes { get; init; }

    /// <summary>Projects whose knowledge changed.</summary>
    public IReadOnlyCollection<string> ChangedProjects { get; init; } = [];

    /// <summary>One redacted line for each session that could not be read or stored this time, for the log.</summary>
    public IReadOnlyList<string> Troubles { get; init; } = [];

    public static IntakeReport operator +(IntakeReport a, IntakeReport b) => Add(a, b);

    public static IntakeReport Add(IntakeReport a, IntakeReport b) =>
        new()
        {
            Transcripts = a.Transcripts + b.Transcripts,
            Unchanged = a.Unchanged + b.Unchanged,
            Sessions = a.Sessions + b.Sessions,
            Bytes = a.Bytes + b.Bytes,
            Lines = a.Lines + b.Lines,
            Turns = a.Turns + b.Turns,
            UnknownLines = a.UnknownLines + b.UnknownLines,
            MalformedLines = a.MalformedLines + b.MalformedLines,
            RepeatedRecords = a.RepeatedRecords + b.RepeatedRecords,
            CutRecords = a.CutRecords + b.CutRecords,
            SkippedRecords = a.SkippedRecords + b.SkippedRecords,
            DamagedFiles = a.DamagedFiles + b.DamagedFiles,
            UnreadableFiles = a.UnreadableFiles + b.UnreadableFiles,
            Withheld = a.Withheld + b.Withheld,
            Facts = a.Facts + b.Facts,
            Corrections = a.Corrections + b.Corrections,
            Errors = a.Errors + b.Errors,
            Episodes = a.Episodes + b.Episodes,
            ChangedProjects = [.. a.ChangedProjects.Union(b.ChangedProjects)],
            Troubles = [.. a.Troubles, .. b.Troubles],
        };
}
