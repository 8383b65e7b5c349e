using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Worker;

namespace TotalMemory.Tests.Support;

/// <summary>The worker's socket over a memory, without the rest of the worker. It listens as soon as there is one.</summary>
internal sealed class SocketWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly RecallSocket socket;
    private readonly Task running;

    public SocketWorker(MemoryServices memory)
    {
        socket = new(
            memory.Home,
            new WorkerAnswers(memory.Database, memory.Recall, memory.PromptRecall, memory.Briefings),
            NullLogger<RecallSocket>.Instance
        );
        // A host would run it on another thread, and nobody could say from when on it listens. Here it has bound its socket on return.
        running = Execute(socket, stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        socket.Dispose();
        stop.Dispose();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExecuteAsync")]
    private static extern Task Execute(RecallSocket socket, CancellationToken cancel);
}
