using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Spool;

namespace TotalMemory.Recall;

/// <summary>A recall request to the worker.</summary>
/// <param name="GivenTo">As <see cref="IRecall.RecallAsync"/> takes it.</param>
internal sealed record RecallQuestion(RecallQuery Query, string? GivenTo);

/// <summary>The worker's hits, best first. The caller reads the records itself.</summary>
internal sealed record RecallAnswer(IReadOnlyList<RecallAnswerHit> Hits, IReadOnlyList<string> Corrected, string? WithoutMeaning);

/// <inheritdoc cref="Hit"/>
internal sealed record RecallAnswerHit(long Id, double Score, IReadOnlyList<SearchSignal> Signals);

/// <summary>What the worker answered.</summary>
/// <param name="Unavailable">Why there is no answer; null if there is one.</param>
internal readonly record struct WorkerReply(RecallAnswer? Answer, string? Unavailable);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RecallQuestion))]
[JsonSerializable(typeof(RecallAnswer))]
internal sealed partial class RecallJson : JsonSerializerContext;

/// <summary>
/// Asks the worker, which has the encoder and the vectors, to recall. Fusion happens there too, since sending thousands of scores would
/// cost more than the search itself. Waits no longer than the deadline.
/// </summary>
public sealed class RecallClient(MemoryHome home, TimeSpan deadline)
{
    internal async Task<WorkerReply> AskAsync(RecallQuestion question, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, RecallJson.Default.RecallQuestion);
        if (await WorkerSocket.AskAsync(home, WorkerQuestion.Recall, body, deadline, cancel) is not { } bytes)
            return new(null, WorkerLock.IsHeld(home) ? "the worker did not answer in time" : "the worker is not running");
        try
        {
            var answer = JsonSerializer.Deserialize(bytes, RecallJson.Default.RecallAnswer);
            return new(answer ?? throw new JsonException("not an answer"), null);
        }
        catch (JsonException)
        {
            return new(null, "the worker's answer could not be understood");
        }
    }

    /// <summary>The worker's side. Throws <see cref="JsonException"/> for an invalid request.</summary>
    internal static async Task<byte[]> AnswerAsync(ReadOnlyMemory<byte> question, IRecall recaller, CancellationToken cancel)
    {
        var asked =
            JsonSerializer.Deserialize(question.Span, RecallJson.Default.RecallQuestion) ?? throw new JsonException("not a question");
        var result = await recaller.RecallAsync(asked.Query, asked.GivenTo, cancel);
        return JsonSerializer.SerializeToUtf8Bytes(
            new RecallAnswer(
                [.. result.Hits.Select(h => new RecallAnswerHit(h.Record.Id, h.Score, h.Signals))],
                result.Corrected,
                result.WithoutMeaning
            ),
            RecallJson.Default.RecallAnswer
        );
    }
}
