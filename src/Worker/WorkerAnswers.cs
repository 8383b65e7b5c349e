using System.Text.Json;
using TotalMemory.Delivery;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Worker;

/// <summary>An answer, and what to do once the asker has received it.</summary>
internal sealed record WorkerAnswer(byte[] Bytes, Action? Afterwards = null);

/// <summary>Answers the questions that reach the worker's socket.</summary>
internal sealed class WorkerAnswers(Database database, IRecall recall, PromptRecall prompts, BriefingPublisher briefings)
{
    /// <summary>Throws <see cref="JsonException"/> for an invalid question.</summary>
    public async Task<WorkerAnswer> AnswerAsync(WorkerQuestion kind, ReadOnlyMemory<byte> body, CancellationToken cancel) =>
        kind switch
        {
            WorkerQuestion.Recall => new(await RecallClient.AnswerAsync(body, recall, cancel)),
            WorkerQuestion.Prompt => await PromptAsync(JsonSerializer.Deserialize(body.Span, PromptJson.Default.PromptQuestion), cancel),
            WorkerQuestion.Health => new(Health()),
            WorkerQuestion.Settle => new([]),
            _ => throw new JsonException("not a question"),
        };

    private async Task<WorkerAnswer> PromptAsync(PromptQuestion? question, CancellationToken cancel)
    {
        if (question is null)
            throw new JsonException("not a question");
        var recalled = await prompts.RecallAsync(question, cancel);
        var answer = new PromptAnswer(recalled.Text, recalled.Line).ToBytes();
        return new(answer, recalled.Text.Length > 0 ? () => Note(question, recalled) : null);
    }

    private byte[] Health()
    {
        var open = database.Touch();
        var health = new WorkerHealth(Environment.ProcessId, open.Device, open.Number);
        return JsonSerializer.SerializeToUtf8Bytes(health, WorkerHealthJson.Default.WorkerHealth);
    }

    private void Note(PromptQuestion question, PromptNote recalled)
    {
        if (recalled.Ids.Count > 0)
            prompts.Delivered(question.Session, recalled.Ids);
        else if (prompts.Answered(question.Session))
            briefings.Publish([question.Project]);
    }
}
