namespace TotalMemory.Extraction.Reading;

/// <summary>A reader's judgement of a unit and the reasons for it: what changes when one part or feature is left out. Pure.</summary>
/// <param name="Lines">Readable, in order.</param>
internal sealed record Explanation(IReadOnlyList<string> Lines)
{
    private const int MostReasons = 8; // chosen: one screen
    private const double LeastShown = 0.005; // chosen: half a percent

    private sealed record Variant(string Without, ReadingUnit Unit);

    public static Explanation Explain(IReader reader, ReadingUnit unit)
    {
        var variants = Variants(unit).ToList();
        var judged = reader.Judge([unit, .. variants.Select(v => v.Unit)]);
        var whole = judged[0];
        var asked = Asked(unit);
        var reasons = variants
            .Select((v, i) => (v.Without, Share: Number(unit, whole) - Number(unit, judged[i + 1])))
            .Where(r => Math.Abs(r.Share) >= LeastShown)
            .OrderByDescending(r => Math.Abs(r.Share))
            .Take(MostReasons)
            .Select(r => $"  {r.Share:+0.000;-0.000}  {r.Without}");
        return new Explanation([
            $"\"{unit.Text}\" ({Role(unit)}), read by {reader.Version}",
            .. Heads(unit, whole, reader.Thresholds),
            $"{asked}, by what is there:",
            .. reasons,
        ]);
    }

    private static string Role(ReadingUnit unit) =>
        unit switch
        {
            MessageUnit => "a message",
            SentenceUnit s => $"a sentence, {s.Role.ToString().ToLowerInvariant()}",
            _ => "a failed call",
        };

    private static string Asked(ReadingUnit unit) => unit is MessageUnit ? "Objects" : "Worth";

    private static double Number(ReadingUnit unit, Judgement judgement) =>
        unit is MessageUnit ? judgement.ObjectsAtAll : judgement.Expected;

    private static IEnumerable<string> Heads(ReadingUnit unit, Judgement j, ReaderThresholds t)
    {
        if (unit is MessageUnit)
        {
            yield return $"act: {Listed(Judgement.Acts, j.Act)}";
            yield return $"objects: {j.ObjectsAtAll:0.00} (a correction from {t.Objects:0.00}): {Listed(Judgement.Objections, j.Objects)}";
            yield break;
        }
        yield return $"worth: {j.Expected:0.00} of 3 (stored from {t.Stored:0.00}); worth keeping with {j.Keep:0.00} (said once from "
            + $"{SayingProbability.OnceFrom(t):0.00}, said again from {t.Likely:0.00})";
        if (unit is not SentenceUnit sentence)
            yield break;
        yield return $"kind: {Listed(Judgement.Kinds, j.Kind)}";
        yield return $"scope: {Listed(Judgement.Scopes, j.Scope)}; stands alone: {j.Alone:0.00}";
        var completed = Completion.Complete(sentence, j);
        if (completed.Text != sentence.Text)
            yield return $"completed: {completed.Text}";
        if (sentence.IsExternal)
            yield return "quoted or pasted: never kept as the person's";
    }

    private static string Listed(IReadOnlyList<string> names, IReadOnlyList<float> probabilities) =>
        string.Join(
            ", ",
            names.Zip(probabilities).OrderByDescending(p => p.Second).Where(p => p.Second >= 0.02).Select(p => $"{p.First} {p.Second:0.00}")
        );

    private static IEnumerable<Variant> Variants(ReadingUnit unit)
    {
        foreach (var variant in Parts(unit))
            yield return variant;
        foreach (var (name, value) in unit.Features.Values.Where(f => f.Value != 0))
            yield return new Variant($"{name} = {value:0.##}", unit with { Features = unit.Features.Without(name) });
    }

    private static IEnumerable<Variant> Parts(ReadingUnit unit)
    {
        if (unit is MessageUnit m)
        {
            if (m.Before.Length > 0)
                yield return new Variant("what the agent had said", m with { Before = "" });
            if (m.Reply.Length > 0)
                yield return new Variant($"what the agent replied: {Short(m.Reply)}", m with { Reply = "" });
        }
        if (unit is not SentenceUnit s)
            yield break;
        if (s.Heading.Length > 0)
            yield return new Variant($"the heading: {Short(s.Heading)}", s with { Heading = "" });
        if (s.Left.Length > 0)
            yield return new Variant($"the sentence before: {Short(s.Left)}", s with { Left = "" });
        if (s.Right.Length > 0)
            yield return new Variant($"the sentence after: {Short(s.Right)}", s with { Right = "" });
        if (s.Said.Length > 0)
            yield return new Variant($"what the person had said: {Short(s.Said)}", s with { Said = "" });
        if (s.After.Length > 0)
            yield return new Variant($"what the person said then: {Short(s.After)}", s with { After = "" });
    }

    private static string Short(string text) => Language.Sentences.Cut(Language.Sentences.OneLine(text), 60);
}
