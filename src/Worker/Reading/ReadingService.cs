using TotalMemory.Extraction.Reading;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Reading;

/// <summary>The worker's reader, kept in memory while there is something to read.</summary>
internal sealed class ReadingService(OnnxReader? trained) : IDisposable
{
    public IReader ReaderFor(Database database) => Readers.Choose(trained, database);

    /// <summary>Unloads the model if nobody has used it for a while.</summary>
    public void UnloadIfIdle()
    {
        if (trained?.UnloadIfIdle() == true)
            NativeMemory.GiveBackAll();
    }

    public void Dispose() => trained?.Dispose();
}
