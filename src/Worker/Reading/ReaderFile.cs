using System.Text.Json;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Worker.Reading;

/// <summary>The description file beside a reader's model: the order of its features, its calibration and its thresholds.</summary>
internal sealed record ReaderFile(
    string Version,
    IReadOnlyList<string> Features,
    bool HasGrams,
    ReaderThresholds Thresholds,
    IReadOnlyDictionary<string, HeadCalibration> Calibration
)
{
    private static readonly HeadCalibration Plain = new(1, []);

    /// <exception cref="InvalidDataException">The file is damaged or is not a description.</exception>
    public static ReaderFile Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new InvalidDataException($"{path} describes no reader: {e.Message}", e);
        }
    }

    public HeadCalibration Head(string head) => Calibration.GetValueOrDefault(head, Plain);

    private static ReaderFile Parse(JsonElement root)
    {
        var thresholds = root.GetProperty("thresholds");
        return new ReaderFile(
            VersionOf(root),
            [.. root.GetProperty("features").EnumerateArray().Select(f => f.GetString()!)],
            root.TryGetProperty("grams", out var grams) && grams.ValueKind is not (JsonValueKind.Null or JsonValueKind.False),
            new ReaderThresholds(
                thresholds.GetProperty("objects").GetDouble(),
                thresholds.GetProperty("stored").GetDouble(),
                thresholds.GetProperty("said").GetDouble()
            )
            {
                Call = thresholds.TryGetProperty("call", out var call) ? call.GetDouble() : 1,
                Likely = thresholds.TryGetProperty("likely", out var likely)
                    ? likely.GetDouble()
                    : thresholds.GetProperty("said").GetDouble(),
                Scripts = root.TryGetProperty("saidScripts", out var scripts)
                    ? [.. scripts.EnumerateArray().Select(s => s.GetString()!)]
                    : null,
            },
            Calibrations(root)
        );
    }

    // A model that replaces another one under the same name must get a different version.
    private static string VersionOf(JsonElement root)
    {
        var version = root.GetProperty("version").ToString();
        return root.TryGetProperty("sha256", out var digest) && digest.GetString() is { Length: >= 12 } sha
            ? $"{version}-{sha[..12]}"
            : version;
    }

    private static Dictionary<string, HeadCalibration> Calibrations(JsonElement root)
    {
        var bias = root.TryGetProperty("bias", out var all) && all.ValueKind == JsonValueKind.Object ? all : default;
        var found = new Dictionary<string, HeadCalibration>(StringComparer.Ordinal);
        if (root.TryGetProperty("calibration", out var temperatures) && temperatures.ValueKind == JsonValueKind.Object)
            foreach (var head in temperatures.EnumerateObject().Where(h => h.Value.ValueKind == JsonValueKind.Number))
                found[head.Name] = new HeadCalibration(head.Value.GetSingle(), BiasOf(bias, head.Name));
        return found;
    }

    private static float[] BiasOf(JsonElement bias, string head) =>
        bias.ValueKind == JsonValueKind.Object && bias.TryGetProperty(head, out var numbers)
            ? [.. numbers.EnumerateArray().Select(n => n.GetSingle())]
            : [];
}

/// <summary>How a head's numbers become probabilities: divided by the temperature, then the bias added.</summary>
internal sealed record HeadCalibration(float Temperature, IReadOnlyList<float> Bias)
{
    public float[] Softmax(ReadOnlySpan<float> logits)
    {
        var result = new float[logits.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = logits[i] / Temperature + (i < Bias.Count ? Bias[i] : 0);
        System.Numerics.Tensors.TensorPrimitives.SoftMax(result, result);
        return result;
    }

    public float Sigmoid(float logit) => 1 / (1 + MathF.Exp(-(logit / Temperature + (Bias.Count > 0 ? Bias[0] : 0))));
}
