using Microsoft.ML.OnnxRuntime;
using TotalMemory.Extraction.Reading;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Reading;

/// <summary>
/// The trained reader: one small encoder with an output head for each question. Loaded on first use, unloaded when unused for a while.
/// </summary>
internal sealed class OnnxReader : IReader, IDisposable
{
    /// <summary>After this time without use it is unloaded (chosen).</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    /// <summary>The most ids per batch, padding included; this limits the memory that reading takes (chosen).</summary>
    private const int MostIdsAtOnce = 2_048;

    private readonly string model;
    private readonly string vocabulary;
    private readonly ReaderFile file;
    private readonly TimeProvider time;
    private readonly int threads;

    /// <summary>
    /// The model's threshold accepts 14 sentences per session. A passage has several sentences; at this share of the threshold the same
    /// number of passages is stored (measured by cross-validation).
    /// </summary>
    private const double PassageShare = 0.46;

    private readonly Lock gate = new();
    private InferenceSession? session;
    private UnitPacking? packing;
    private long usedAt;

    /// <param name="model">The model file; its description lies beside it as <c>.json</c>.</param>
    /// <param name="vocabulary">The tokenizer's vocabulary, one token per line.</param>
    /// <exception cref="InvalidDataException">The description is damaged.</exception>
    public OnnxReader(string model, string vocabulary, TimeProvider time, int threads = 1)
    {
        (this.model, this.vocabulary, this.time, this.threads) = (model, vocabulary, time, threads);
        file = ReaderFile.Load(Path.ChangeExtension(model, ".json"));
    }

    /// <summary>The built-in reader's model file. It lies beside the encoder's, whose word vectors it shares.</summary>
    public static string BuiltIn { get; } = Path.Combine(EmbeddingGenerators.BuiltInFolder, "reader.onnx");

    public string Version => file.Version;

    public ReaderThresholds Thresholds => file.Thresholds with { Stored = PassageShare * file.Thresholds.Stored };

    public bool IsContent(string? version) => version == Version;

    public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units)
    {
        if (units.Count == 0)
            return [];
        lock (gate)
        {
            Load();
            var packed = units.Select((unit, index) => new WaitingUnit(index, unit, packing!.Pack(unit))).ToList();
            var found = new Judgement[units.Count];
            foreach (var batch in Batches(packed.OrderBy(p => p.Packed.Ids.Count)))
                Run(batch, found);
            usedAt = time.GetTimestamp();
            return found;
        }
    }

    /// <summary>Unloads the model if it was not used for a while; true if it did.</summary>
    public bool UnloadIfIdle()
    {
        if (!gate.TryEnter())
            return false;
        try
        {
            if (session is null || time.GetElapsedTime(usedAt) < Idle)
                return false;
            Unload();
            return true;
        }
        finally
        {
            gate.Exit();
        }
    }

    public void Dispose()
    {
        lock (gate)
            Unload();
    }

    private sealed record WaitingUnit(int Index, ReadingUnit Unit, PackedUnit Packed);

    private void Load()
    {
        if (session is not null)
            return;
        try
        {
            session = MappedModel.Open(model, threads);
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException)
        {
            throw new InvalidDataException($"{model} is no usable reader: {e.Message}", e);
        }
        packing = new UnitPacking(new WordPiece(vocabulary), file);
    }

    private void Unload()
    {
        session?.Dispose();
        (session, packing) = (null, null);
    }

    // The units are sorted by length, so the last one of a batch decides how far the others are padded.
    private static IEnumerable<List<WaitingUnit>> Batches(IEnumerable<WaitingUnit> waiting)
    {
        var batch = new List<WaitingUnit>();
        foreach (var one in waiting)
        {
            if (batch.Count > 0 && (batch.Count + 1) * one.Packed.Ids.Count > MostIdsAtOnce)
            {
                yield return batch;
                batch = [];
            }
            batch.Add(one);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private void Run(List<WaitingUnit> batch, Judgement[] found)
    {
        var inputs = new ReaderInputs([.. batch.Select(b => b.Packed)], [.. batch.Select(b => b.Unit)], file.Features.Count);
        using var values = inputs.Values(session!.InputNames);
        using var options = new RunOptions();
        using var outputs = session.Run(options, values.ByName, session.OutputNames);
        var heads = session.OutputNames.Zip(outputs, (name, value) => (name, value)).ToDictionary(o => o.name, o => o.value);
        for (var i = 0; i < batch.Count; i++)
            found[batch[i].Index] = JudgementOf(batch[i].Unit, heads, i, batch.Count);
    }

    private Judgement JudgementOf(ReadingUnit unit, Dictionary<string, OrtValue> heads, int row, int rows)
    {
        float[] Head(string name) => file.Head(name).Softmax(RowOf(heads[name], row, rows));
        return unit switch
        {
            MessageUnit => new Judgement { Act = Head("act"), Objects = Head("objects") },
            SentenceUnit => new Judgement
            {
                Worth = Head("worth"),
                Kind = Head("kind"),
                Scope = Head("scope"),
                Alone = file.Head("alone").Sigmoid(RowOf(heads["alone"], row, rows)[0]),
            },
            _ => new Judgement { Worth = Head("worth") },
        };
    }

    private static ReadOnlySpan<float> RowOf(OrtValue value, int row, int rows)
    {
        var all = value.GetTensorDataAsSpan<float>();
        var width = all.Length / rows;
        return all.Slice(row * width, width);
    }
}
