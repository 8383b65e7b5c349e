using Microsoft.ML.OnnxRuntime;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Worker.Reading;

/// <summary>A batch of packed units as the tensors of the model, padded to the longest.</summary>
internal sealed class ReaderInputs
{
    private readonly int rows;
    private readonly int length;
    private readonly int bags;
    private readonly int width;
    private readonly long[] ids;
    private readonly long[] mask;
    private readonly long[] types;
    private readonly long[] grams;
    private readonly long[] unit;
    private readonly float[] features;

    public ReaderInputs(IReadOnlyList<PackedUnit> packed, IReadOnlyList<ReadingUnit> units, int width)
    {
        (rows, this.width) = (packed.Count, width);
        length = packed.Max(p => p.Ids.Count);
        bags = Math.Max(1, packed.Max(p => p.Grams.Count));
        (ids, mask, types) = (new long[rows * length], new long[rows * length], new long[rows * length]);
        (grams, unit, features) = (new long[rows * bags], new long[rows], new float[rows * width]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < packed[i].Ids.Count; j++)
            {
                ids[i * length + j] = packed[i].Ids[j];
                mask[i * length + j] = 1;
                types[i * length + j] = j < packed[i].TextLength ? 0 : 1;
            }
            for (var j = 0; j < packed[i].Grams.Count; j++)
                grams[i * bags + j] = packed[i].Grams[j];
            unit[i] = NumberOf(units[i]);
            packed[i].Features.CopyTo(features, i * width);
        }
    }

    /// <summary>The tensors for those inputs that the model has.</summary>
    public ReaderValues Values(IEnumerable<string> names)
    {
        var values = new ReaderValues();
        foreach (var name in names)
            values.ByName[name] = name switch
            {
                "attention_mask" => OrtValue.CreateTensorValueFromMemory(mask, [rows, length]),
                "token_type_ids" => OrtValue.CreateTensorValueFromMemory(types, [rows, length]),
                "grams" => OrtValue.CreateTensorValueFromMemory(grams, [rows, bags]),
                "unit" => OrtValue.CreateTensorValueFromMemory(unit, [rows]),
                "features" => OrtValue.CreateTensorValueFromMemory(features, [rows, width]),
                _ => OrtValue.CreateTensorValueFromMemory(ids, [rows, length]),
            };
        return values;
    }

    private static long NumberOf(ReadingUnit unit) =>
        unit switch
        {
            MessageUnit => 0,
            SentenceUnit => 1,
            _ => 2,
        };
}

/// <summary>Tensors by the name of their input; they are disposed together.</summary>
internal sealed class ReaderValues : IDisposable
{
    public Dictionary<string, OrtValue> ByName { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var value in ByName.Values)
            value.Dispose();
    }
}
