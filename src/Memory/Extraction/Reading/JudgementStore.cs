using System.Runtime.InteropServices;
using TotalMemory.Storage;

namespace TotalMemory.Extraction.Reading;

/// <summary>Stores judgements by digest of the unit and version of the reader.</summary>
internal sealed class JudgementStore(MemoryConnection c)
{
    public Judgement? Find(byte[] unit, string reader) =>
        c.First(
            "SELECT heads FROM judgement WHERE unit = $unit AND reader = $reader",
            r => Unpacked(r.Bytes("heads")),
            ("$unit", unit),
            ("$reader", reader)
        );

    public void Save(byte[] unit, string reader, Judgement judgement) =>
        c.Execute(
            "INSERT OR REPLACE INTO judgement (unit, reader, heads) VALUES ($unit, $reader, $heads)",
            ("$unit", unit),
            ("$reader", reader),
            ("$heads", Packed(judgement))
        );

    /// <summary>Deletes the judgements of all other readers.</summary>
    public void RemoveOthers(string reader) => c.Execute("DELETE FROM judgement WHERE reader <> $reader", ("$reader", reader));

    // For each head its length, then its probabilities, all as floats.
    private static byte[] Packed(Judgement j)
    {
        var numbers = new List<float>();
        foreach (var head in (IReadOnlyList<float>[])[j.Act, j.Objects, j.Worth, j.Kind, j.Scope, [j.Alone]])
        {
            numbers.Add(head.Count);
            numbers.AddRange(head);
        }
        return MemoryMarshal.AsBytes<float>(numbers.ToArray()).ToArray();
    }

    private static Judgement Unpacked(byte[] bytes)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        var at = 0;
        float[] Next()
        {
            var length = (int)numbers[at++];
            at += length;
            return numbers[(at - length)..at];
        }
        return new Judgement
        {
            Act = Next(),
            Objects = Next(),
            Worth = Next(),
            Kind = Next(),
            Scope = Next(),
            Alone = Next()[0],
        };
    }
}
