using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Printing;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Episodes;

/// <summary>How a session ended, as far as its transcript shows.</summary>
public static class EpisodeOutcomes
{
    public const string Success = "success";
    public const string Partial = "partial";
    public const string Failure = "failure";
    public const string Unclear = "unclear";
}

/// <summary>Summarises a session in a few lines: goal, events, outcome, files, false starts.</summary>
internal static class EpisodeExtractor
{
    private const int LongestConclusion = 320; // chosen: a few lines of an answer
    private const int LongestLeft = 200; // chosen: a sentence or two

    /// <summary>Before the person's last words, if nothing was done about them: work that is left, or what holds for all work.</summary>
    private const string LeftOpen = "said last, not yet acted on: ";

    /// <summary>Null for a session without a request.</summary>
    public static Draft? Find(EpisodeNotes notes, string session, string file)
    {
        if (notes.Goal is not { } goal || notes.IsOnlyAsked)
            return null;
        var outcome = Outcome(notes);
        var own = OwnWords.Keep(ReadingUnits.OwnWords(goal));
        var text = EpisodeText.Join(Sentences.Cut(Sentences.OneLine(own.Length > 0 ? own : goal.Text), 240), Result(notes));
        var evidence = new List<Evidence> { Quote(goal) };
        if (notes.Conclusion is { } conclusion)
            evidence.Add(Quote(conclusion));
        if (notes.Left is { } last)
            evidence.Add(Quote(last));
        return new Draft
        {
            Type = RecordType.Episode,
            Kind = outcome,
            Text = text.Text,
            StatementLength = text.StatementLength,
            Context = Details(notes),
            Identity = session,
            Importance = notes.Corrections > 1 || notes.Errors > 5 ? 3 : 2,
            Confidence = 0.7,
            Origin = Origin.Tool,
            Evidence = evidence,
        };

        Evidence Quote(Turn turn) =>
            new(EvidenceRole.Source, session, file, turn.Line, turn.Origin, Spool.Utf8Text.Cap(turn.Text, Evidence.LongestQuote), turn.At);
    }

    // Words to which at most a nod was answered; else how the last answer begins.
    private static string Result(EpisodeNotes notes) =>
        notes.Left is { } left
            ? LeftOpen + Sentences.Cut(Sentences.OneLine(OwnWords.Keep(ReadingUnits.OwnWords(left))), LongestLeft)
            : OpeningSentences.Read(notes.Conclusion?.Text ?? "", LongestConclusion) ?? "";

    private static string Outcome(EpisodeNotes notes) =>
        notes switch
        {
            { LastCallFailed: true, LastAnswer: null } => EpisodeOutcomes.Failure,
            { Edits: 0, Calls: 0 } => EpisodeOutcomes.Unclear,
            { EndedByStop: true } or { EndedByObjection: true } or { OpenErrors: > 0 } => EpisodeOutcomes.Partial,
            { IsAccepted: true, LastAnswer: not null } => EpisodeOutcomes.Success,
            _ => EpisodeOutcomes.Unclear,
        };

    private static string Details(EpisodeNotes notes)
    {
        var lines = new List<string>
        {
            $"{Counted.Format(notes.Prompts, "message")}, {Counted.Format(notes.Calls, "tool call")}, "
                + $"{Counted.Format(notes.Errors, "error")}, "
                + Counted.Format(notes.Corrections, "correction"),
        };
        if (notes.Files.Count > 0)
            lines.Add("files: " + string.Join(", ", notes.Files.Take(15)));
        if (notes.FalseStarts.Count > 0)
            lines.Add("false starts: " + string.Join("; ", notes.FalseStarts.Take(5)));
        return string.Join('\n', lines);
    }
}
