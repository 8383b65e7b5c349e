using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Embeddings;
using TotalMemory.Spool;

namespace TotalMemory.Recall;

/// <summary>What another process asks the worker.</summary>
/// <param name="Ids">Records that words found, with <paramref name="Scores"/> in the same order.</param>
internal sealed record MeaningQuestion(RecallQuery Query, IReadOnlyList<long> Ids, IReadOnlyList<double> Scores, int Take);

/// <summary>The worker's answer; without scores, the reason.</summary>
internal sealed record MeaningAnswer(string? Unavailable, IReadOnlyList<long>? Ids, IReadOnlyList<double>? Cosines, IReadOnlyList<double>? Contexts, double Mean, double Deviation, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MeaningQuestion))]
[JsonSerializable(typeof(MeaningAnswer))]
internal sealed partial class MeaningJson : JsonSerializerContext;

/// <summary>Search by meaning, asked of the worker, which has the encoder and the vectors. Whoever asks waits no longer than the deadline.</summary>
public sealed class SocketSemanticSearch(MemoryHome home, TimeSpan deadline) : ISemanticSearch
{
    public SemanticScores? Search(RecallQuery query, IReadOnlyList<(long Record, double Score)> lexical, int take, out string? unavailable)
    {
        var question = new MeaningQuestion(query, [.. lexical.Select(l => l.Record)], [.. lexical.Select(l => Math.Round(l.Score, 4))], take);
        if (WorkerSocket.Ask(home, WorkerQuestion.Meaning, JsonSerializer.SerializeToUtf8Bytes(question, MeaningJson.Default.MeaningQuestion), deadline) is not { } bytes)
        {
            unavailable = WorkerLock.IsHeld(home) ? "the worker did not answer in time" : "the worker is not running";
            return null;
        }
        try
        {
            var answer = JsonSerializer.Deserialize(bytes, MeaningJson.Default.MeaningAnswer);
            unavailable = answer?.Unavailable;
            if (answer is not { Ids: { } ids, Cosines: { } cosines } || ids.Count != cosines.Count) return null;
            var context = answer.Contexts is { } gains && gains.Count == ids.Count ? ids.Zip(gains).ToDictionary(p => p.First, p => p.Second) : null;
            return new SemanticScores(ids.Zip(cosines).ToDictionary(p => p.First, p => p.Second), answer.Mean, answer.Deviation, answer.Count, context);
        }
        catch (JsonException)
        {
            unavailable = "the worker's answer could not be understood";
            return null;
        }
    }

    /// <summary>The worker's side: answers a question with its own search.</summary>
    internal static byte[] Answer(ReadOnlySpan<byte> question, ISemanticSearch search)
    {
        if (JsonSerializer.Deserialize(question, MeaningJson.Default.MeaningQuestion) is not { } q || q.Ids.Count != q.Scores.Count) throw new JsonException("not a question");
        var scores = search.Search(q.Query, [.. q.Ids.Zip(q.Scores)], Math.Clamp(q.Take, 1, 1_000), out var unavailable);
        var answer = scores is null ? new MeaningAnswer(unavailable ?? "no reason given", null, null, null, 0, 0, 0)
            : new MeaningAnswer(null, [.. scores.Cosines.Keys], [.. scores.Cosines.Values.Select(v => Math.Round(v, 5))], scores.Context is { } context ? [.. scores.Cosines.Keys.Select(k => Math.Round(context.GetValueOrDefault(k), 4))] : null, scores.Mean, scores.Deviation, scores.Count);
        return JsonSerializer.SerializeToUtf8Bytes(answer, MeaningJson.Default.MeaningAnswer);
    }
}
