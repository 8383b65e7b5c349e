using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Worker;

namespace TotalMemory.Tests.Support;

/// <summary>The worker's socket over a memory, without the rest of the worker.</summary>
internal static class SocketWorker
{
    public static RecallSocket Over(MemoryServices memory) =>
        new(
            memory.Home,
            new WorkerAnswers(memory.Database, memory.Recall, memory.PromptRecall, memory.Briefings),
            NullLogger<RecallSocket>.Instance
        );
}
