using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Finds the text that a record came from in its session, so that the reader can explain how it judges it.</summary>
internal sealed class RecordExplainer(Database database, IReader reader)
{
    /// <summary>A text alone, as if a person said it in the middle of a session.</summary>
    public Explanation ExplainText(string text)
    {
        var turns = new List<Turn>
        {
            new(1, 0, TurnKind.Prompt, DateTimeOffset.UnixEpoch, "…") { Origin = Origin.User },
            new(2, 0, TurnKind.Assistant, DateTimeOffset.UnixEpoch, "…") { Origin = Origin.Assistant },
            new(3, 0, TurnKind.Prompt, DateTimeOffset.UnixEpoch, text) { Origin = Origin.User },
        };
        var units = UnitsOf("", "", turns);
        var whole = units.Messages.Where(m => m.Turn.Line == 3).Select(m => Explanation.Explain(reader, m));
        var sentences = units.Sentences.Where(s => s.Turn.Line == 3).Select(s => Explanation.Explain(reader, s));
        return new Explanation([.. whole.Concat(sentences).SelectMany(e => e.Lines.Append(""))]);
    }

    /// <summary>Null if there is no such record, or its session's text is not stored.</summary>
    public Explanation? ExplainRecord(long id)
    {
        using var c = database.Open();
        if (c.Records.Find(id) is not { } record)
            return null;
        foreach (var evidence in c.Evidence.ForRecord(id).Where(e => e.Role == EvidenceRole.Source))
        {
            if (c.Transcripts.Find(evidence.File) is not { } transcript)
                continue;
            var units = UnitsOf(evidence.Session, evidence.File, c.Transcripts.Turns(transcript.Id, 0, int.MaxValue));
            if (UnitOf(record, evidence, units) is { } unit)
                return Explanation.Explain(reader, unit);
        }
        return null;
    }

    private static ReadingUnits UnitsOf(string session, string file, List<Turn> turns) =>
        ReadingUnits.Collect(Conversation.Build(session, file, false, turns, 0, turns.Count, startsSession: true));

    private static ReadingUnit? UnitOf(KnowledgeRecord record, Evidence evidence, ReadingUnits units)
    {
        if (record.Type == RecordType.Correction)
            return units.Messages.FirstOrDefault(m => m.Turn.Line == evidence.Line);
        if (record.Type == RecordType.Error)
            return units.Calls.FirstOrDefault(u => u.Call.Result?.Line == evidence.Line || u.Turn.Line == evidence.Line);
        var words = Shingles.Cut(record.Text);
        return units
            .Sentences.Where(s => s.Turn.Line == evidence.Line)
            .MaxBy(s => Shingles.Cut(s.Text).Within(words) + 0.001 * s.Text.Length);
    }
}
