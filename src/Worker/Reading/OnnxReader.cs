using Microsoft.ML.OnnxRuntime;
using TotalMemory.Extraction.Reading;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Reading;

/// <summary>
/// The trained reader: one small encoder with a head for each question. Loaded when first asked, let go when nobody asked for a while.
/// </summary>
internal sealed class OnnxReader : IReader, IDisposable
{
    /// <summary>Unused for so long, it leaves the memory.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    /// <summary>Ids of a batch, padding included: bounds the memory that reading takes.</summary>
    private const int MostIdsAtOnce = 2_048;

    private readonly string model;
    private readonly string vocabulary;
    private readonly ReaderFile file;
    private readonly TimeProvider time;
    private readonly int threads;

    /// <summary>
    /// The model's threshold lets 14 sentences a session pass; a passage holds several, so that with this share of it as many passages are
    /// stored (measured on folds).
    /// </summary>
    private const double PassageShare = 0.46;

    private readonly Lock gate = new();
    private InferenceSession? session;
    private UnitPacking? packing;
    private long usedAt;

    /// <param name="model">The model; its description stands beside it as <c>.json</c>.</param>
    /// <param name="vocabulary">The tokenizer's words, one a line.</param>
    /// <exception cref="InvalidDataException">The description is damaged.</exception>
    public OnnxReader(string model, string vocabulary, TimeProvider time, int threads = 1)
    {
        (this.model, this.vocabulary, this.time, this.threads) = (model, vocabulary, time, threads);
        file = ReaderFile.Load(Path.ChangeExtension(model, ".json"));
    }

    /// <summary>The reader's model. It lies beside the encoder's, whose vectors of words it shares.</summary>
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
            var packed = units.Select((unit, index) => new Waiting(index, unit, packing!.Pack(unit))).ToList();
            var found = new Judgement[units.Count];
            foreach (var batch in Batches(packed.OrderBy(p => p.Packed.Ids.Count)))
                Run(batch, found);
            usedAt = time.GetTimestamp();
            return found;
        }
    }

    /// <summary>Lets go of what nobody has used for a while; true when it did.</summary>
    public bool Rest()
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

    private sealed record Waiting(int Index, ReadingUnit Unit, PackedUnit Packed);

    private void Load()
    {
        if (session is not null)
            return;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            session = MappedModel.Open(model, options);
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

    // They come by length, so that the last of a batch decides how far the others are padded.
    private static IEnumerable<List<Waiting>> Batches(IEnumerable<Waiting> waiting)
    {
        var batch = new List<Waiting>();
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

    private void Run(List<Waiting> batch, Judgement[] found)
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
