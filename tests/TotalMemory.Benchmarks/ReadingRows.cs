using System.Text.Json.Nodes;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Benchmarks;

/// <summary>The labels of one session, and how they find the units of our own reading.</summary>
internal sealed class ReadingRows(JsonObject session, IReadOnlyList<JsonObject> labels)
{
    private const double LeastAlike = 0.5;

    private readonly Dictionary<ReadingUnit, Judged> worth = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a reader thinks of a unit, to be written beside its label; null when none is asked.</summary>
    public Func<ReadingUnit, Judgement?> Opinion { get; init; } = _ => null;

    public int Messages { get; private set; }
    public int MessagesFound { get; private set; }
    public int Sentences { get; private set; }
    public int SentencesFound { get; private set; }
    public int Kept { get; private set; }
    public int KeptFound { get; private set; }
    public int Calls { get; private set; }
    public int CallsFound { get; private set; }

    /// <summary>Labels that found no unit, for a person to look at.</summary>
    public List<string> Lost { get; } = [];

    public IEnumerable<JsonObject> Rows(ReadingUnits units)
    {
        var taken = new HashSet<ReadingUnit>(ReferenceEqualityComparer.Instance);
        foreach (var label in labels)
        {
            var row = (string)label["row"]! switch
            {
                "message" => Message(label, units, taken),
                "sentence" => Sentence(label, units, taken),
                "call" => Call(label, units, taken),
                _ => null,
            };
            if (row is not null)
                yield return row;
        }
    }

    private JsonObject? Message(JsonObject label, ReadingUnits units, HashSet<ReadingUnit> taken)
    {
        Messages++;
        var line = (int)label["line"]!;
        var words = Shingles.Cut(WordsOf(label));
        // A message that waited in the queue stands twice in the labels and once in our reading.
        var near = units.Messages.Where(m => Math.Abs(m.Turn.Line - line) <= 1).OrderBy(m => taken.Contains(m)).ThenBy(m => Away(m, line));
        var unit =
            near.FirstOrDefault()
            ?? units
                .Messages.Where(m => m.Turn.Line >= line && words.Count > 0 && words.Within(Shingles.Cut(m.Turn.Text)) > 0.8)
                .OrderBy(m => m.Turn.Line)
                .FirstOrDefault();
        if (unit is null)
        {
            Lost.Add($"message {label.ToJsonString()}");
            return null;
        }
        MessagesFound++;
        if (!taken.Add(unit))
            return null;
        var row = Labelled(UnitRow.Create(unit), unit, label);
        row["act"] = label["act"]?.DeepClone();
        row["objects"] = label["objects"]?.DeepClone();
        return row;
    }

    private string WordsOf(JsonObject message) =>
        string.Join(
            ' ',
            labels
                .Where(l =>
                    (string)l["row"]! == "sentence" && ((string)l["id"]!).StartsWith((string)message["id"]! + ".", StringComparison.Ordinal)
                )
                .Select(l => (string)l["text"]!)
        );

    private static int Away(ReadingUnit unit, int line) => Math.Abs(unit.Turn.Line - line);

    private JsonObject? Sentence(JsonObject label, ReadingUnits units, HashSet<ReadingUnit> taken)
    {
        var text = (string)label["text"]!;
        if (text.StartsWith("… (", StringComparison.Ordinal))
            return null;
        Sentences++;
        var value = (int)label["v"]!;
        if (value >= 2)
            Kept++;
        var unit = Best(label, units, taken, text);
        if (unit is null)
        {
            Lost.Add($"sentence {label.ToJsonString()}");
            return null;
        }
        SentencesFound++;
        if (value >= 2)
            KeptFound++;
        if (!taken.Add(unit))
        {
            // Our sentence holds two of theirs: it is worth what the better one is.
            if (value > worth[unit].Value)
                Judge(worth[unit].Row, label);
            return null;
        }
        var row = Labelled(UnitRow.Create(unit), unit, label);
        worth[unit] = new Judged(row, value);
        Judge(row, label);
        return row;
    }

    private static void Judge(JsonObject row, JsonObject label)
    {
        foreach (var name in (string[])["v", "kind", "scope", "alone", "say"])
        {
            row.Remove(name);
            if (label[name] is { } told)
                row[name] = told.DeepClone();
        }
    }

    private sealed record Judged(JsonObject Row, int Value);

    private static SentenceUnit? Best(JsonObject label, ReadingUnits units, HashSet<ReadingUnit> taken, string text)
    {
        var line = (int)label["line"]!;
        var user = (string)label["role"]! == "user";
        var words = Shingles.Cut(text);
        var near = units.Sentences.Where(s => (s.Role == SpeakerRole.User) == user && Math.Abs(s.Turn.Line - line) <= 1).ToList();
        if (near.Count == 0 && user)
            near = [.. units.Sentences.Where(s => s.Role == SpeakerRole.User && s.Turn.Line >= line)];
        return near.Select(s => (Unit: s, Alike: Alike(words, text, s)))
            .Where(s => s.Alike >= LeastAlike)
            .OrderByDescending(s => s.Alike - (taken.Contains(s.Unit) ? 0.05 : 0))
            .Select(s => s.Unit)
            .FirstOrDefault();
    }

    private static double Alike(Shingles words, string text, SentenceUnit unit)
    {
        if (text == unit.Text)
            return 1.1;
        var other = Shingles.Cut(unit.Text);
        if (words.Count == 0 || other.Count == 0)
            return text.Trim() == unit.Text.Trim() ? 1 : 0;
        return Math.Max(words.Similarity(other), 0.9 * Math.Max(words.Within(other), other.Within(words)));
    }

    private JsonObject? Call(JsonObject label, ReadingUnits units, HashSet<ReadingUnit> taken)
    {
        Calls++;
        var line = (int)label["line"]!;
        var unit = units
            .Calls.Where(c => !taken.Contains(c) && Math.Min(Math.Abs(c.Turn.Line - line), Math.Abs(c.Call.Result!.Line - line)) <= 1)
            .OrderBy(c => Math.Abs(c.Call.Result!.Line - line))
            .FirstOrDefault();
        if (unit is null)
        {
            Lost.Add($"call {label.ToJsonString()}");
            return null;
        }
        CallsFound++;
        taken.Add(unit);
        var row = Labelled(UnitRow.Create(unit), unit, label);
        row["v"] = label["v"]?.DeepClone() ?? 0;
        if (label["say"] is { } say)
            row["say"] = say.DeepClone();
        return row;
    }

    private JsonObject Labelled(JsonObject row, ReadingUnit of, JsonObject label)
    {
        row["repo"] = session["repo"]?.DeepClone();
        row["session"] = session["session"]?.DeepClone();
        row["languages"] = session["language"]?.DeepClone();
        row["label"] = label["id"]?.DeepClone();
        if (Opinion(of) is { } judged)
            row["judged"] = new JsonObject
            {
                ["objects"] = judged.ObjectsAtAll,
                ["act"] = judged.LikelyAct,
                ["keep"] = judged.Keep,
                ["expected"] = judged.Expected,
                ["kind"] = judged.LikelyKind,
                ["alone"] = judged.Alone,
            };
        return row;
    }
}
