using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>
/// Requests that have no answer yet, so that a client that writes its last request and closes the pipe still gets its answer. Thread-safe.
/// </summary>
internal sealed class UnansweredRequests(TimeProvider? time = null)
{
    /// <summary>Chosen: longer than any tool takes on a busy machine. Counted from the last answer: many calls are many answers.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private TaskCompletionSource? settled;
    private bool hasNoReader;
    private int answers;

    /// <summary>Notes a message from the client: a request waits for its answer; a cancelled one does not.</summary>
    public void Asked(ReadOnlyMemory<byte> message)
    {
        using var document = LenientJson.ParseStrictly(message);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object || Method(document.RootElement) is not { } method)
            return;
        if (method == "notifications/cancelled")
            Close(document.RootElement.TryGetProperty("params", out var told) ? IdOf(told, "requestId") : null);
        else if (IdOf(document.RootElement, "id") is { } id)
            lock (gate)
                open.Add(id);
    }

    /// <summary>Notes a message sent to the client: an answer to a request, or something else.</summary>
    public void Sent(ReadOnlyMemory<byte> message)
    {
        using var document = LenientJson.ParseStrictly(message);
        if (document is not null && document.RootElement.ValueKind == JsonValueKind.Object && Method(document.RootElement) is null)
            Close(IdOf(document.RootElement, "id"));
    }

    /// <summary>The client no longer reads answers.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            hasNoReader = true;
            settled?.TrySetResult();
        }
    }

    /// <summary>Returns when every request is answered, at the latest when none was for the given time.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancel)
    {
        Task waiting;
        lock (gate)
        {
            if (open.Count == 0 || hasNoReader)
                return;
            settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = settled.Task;
        }
        int before;
        do
        {
            before = Volatile.Read(ref answers);
            await Task.WhenAny(waiting, Task.Delay(timeout, time ?? TimeProvider.System, cancel));
        } while (!waiting.IsCompleted && !cancel.IsCancellationRequested && Volatile.Read(ref answers) != before);
    }

    private void Close(string? id)
    {
        if (id is null)
            return;
        lock (gate)
        {
            if (!open.Remove(id))
                return;
            answers++;
            if (open.Count == 0)
                settled?.TrySetResult();
        }
    }

    private static string? Method(JsonElement message) =>
        message.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String ? LenientJson.Text(method) : null;

    private static string? IdOf(JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty(name, out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.GetRawText()
            : null;
}
