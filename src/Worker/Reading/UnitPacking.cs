using TotalMemory.Extraction.Reading;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Reading;

/// <summary>A unit as the numbers that the model takes as input.</summary>
/// <param name="Ids">The ids of the text's word pieces.</param>
/// <param name="TextLength">How many of the first ids are the judged text; the others are its context.</param>
internal sealed record PackedUnit(IReadOnlyList<int> Ids, int TextLength, IReadOnlyList<int> Grams, float[] Features);

/// <summary>Packs units exactly as the training does (<c>training/units.py</c>); any change needs a newly trained model.</summary>
internal sealed class UnitPacking(WordPiece pieces, ReaderFile file)
{
    private const int Start = 101; // published: [CLS] of BERT's vocabulary
    private const int End = 102; // published: [SEP] of BERT's vocabulary
    private const int LongestHead = 800; // chosen; part of the model, so only changed with a new one
    private const int LongestTail = 400; // chosen, as above

    public PackedUnit Pack(ReadingUnit unit)
    {
        var ids = new List<int> { Start, RoleOf(unit) };
        var parts = PartsOf(unit);
        Add(ids, parts[0]);
        ids.Add(End);
        var length = ids.Count;
        foreach (var part in parts.Skip(1).Where(p => p.Text.Length > 0))
            Add(ids, part);
        ids.Add(End);
        return new PackedUnit(ids, length, file.HasGrams ? CharacterGrams.Extract(unit.Text) : [], unit.Features.InOrder(file.Features));
    }

    private sealed record PackedPart(string Text, int Marker, int Head, int Tail);

    private static int RoleOf(ReadingUnit unit) =>
        unit switch
        {
            MessageUnit => 10,
            SentenceUnit { Role: SpeakerRole.User } => 11,
            SentenceUnit { Role: SpeakerRole.Final } => 12,
            SentenceUnit => 13,
            _ => 14,
        };

    private static List<PackedPart> PartsOf(ReadingUnit unit) =>
        unit switch
        {
            MessageUnit m => [new(m.Text, 0, 72, 24), new(m.Before, 6, 0, 64), new(m.Reply, 7, 32, 0)],
            SentenceUnit s =>
            [
                new(s.Text, 0, 56, 0),
                new(s.Heading, 1, 8, 0),
                new(s.Left, 2, 0, 14),
                new(s.Right, 3, 14, 0),
                new(s.Said, 4, 18, 0),
                new(s.After, 5, 18, 0),
            ],
            _ => [new(unit.Text, 0, 32, 48)],
        };

    private void Add(List<int> ids, PackedPart part)
    {
        var all = pieces.Spell(Shorten(part.Text));
        if (all.Count == 0)
            return;
        if (part.Marker > 0)
            ids.Add(part.Marker);
        if (all.Count <= part.Head + part.Tail)
            ids.AddRange(all);
        else
        {
            ids.AddRange(all.Take(part.Head));
            ids.AddRange(all.TakeLast(part.Tail));
        }
    }

    private static string Shorten(string text)
    {
        if (text.Length <= LongestHead + LongestTail)
            return text;
        var head = char.IsHighSurrogate(text[LongestHead - 1]) ? LongestHead - 1 : LongestHead;
        var tail = text.Length - LongestTail;
        return $"{text[..head]} {text[(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail)..]}";
    }
}
