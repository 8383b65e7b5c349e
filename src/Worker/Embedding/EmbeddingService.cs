using Microsoft.Extensions.AI;
using TotalMemory.Embeddings;
using TotalMemory.Recall;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// The encoder and the vectors, in memory while somebody uses them. What a new setting makes is used once it is complete; until then
/// the old vectors serve, as long as their encoder can still be had.
/// </summary>
internal sealed class EmbeddingService(MemoryHome home, Database database, TimeProvider time, string? modelFolder = null) : ISemanticSearch, IDisposable
{
    /// <summary>Unused for so long, it leaves the memory.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (IEmbeddingGenerator<string, Embedding<float>> Generator, LocalSemanticSearch Search)> loaded = new(StringComparer.Ordinal);
    private string? trouble;
    private DateTimeOffset troubleAt, usedAt;

    public bool IsLoaded => loaded.Count > 0;

    public SemanticScores? Search(RecallQuery query, IReadOnlyList<(long Record, double Score)> lexical, int take, out string? unavailable)
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.Provider == "off") { unavailable = "search by meaning is off (totalmemory embedding builtin)"; return null; }
        if (Serving(settings) is not { } serving) { unavailable = trouble; return null; }
        try { return serving.Search(query, lexical, take, out unavailable); }
        catch (Exception e) when (e is HttpRequestException or System.ClientModel.ClientResultException or OperationCanceledException or InvalidOperationException)
        {
            unavailable = Trouble(e.Message);
            return null;
        }
    }

    /// <summary>Embeds what has no vector yet; the number done.</summary>
    public async Task<int> EmbedAsync(int most, CancellationToken cancel)
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.Provider == "off" || !IsMissingAny(settings.Version) || Load(settings) is not { } encoder) return 0;
        try { return await new EmbeddingRun(database).RunAsync(encoder.Generator, settings.Version, most, cancel); }
        catch (Exception e) when (e is HttpRequestException or System.ClientModel.ClientResultException or InvalidDataException or InvalidOperationException)
        {
            Trouble(e.Message);
            return 0;
        }
    }

    /// <summary>Loads what the next question will need.</summary>
    public void Warm()
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.Provider != "off") Serving(settings)?.Search(new RecallQuery { Text = "warm" }, [], 1, out _);
    }

    private bool IsMissingAny(string version)
    {
        using var c = database.Open();
        return VectorStore.Find(c, version) is not { } known || VectorStore.Missing(c, known.Id, 1).Count > 0;
    }

    /// <summary>Lets go of what nobody has used for a while.</summary>
    public void Rest()
    {
        lock (gate)
        {
            if (loaded.Count == 0 || time.GetUtcNow() - usedAt < Idle) return;
            Unload();
        }
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public void Dispose()
    {
        lock (gate) Unload();
    }

    private void Unload()
    {
        foreach (var (generator, _) in loaded.Values) generator.Dispose();
        loaded.Clear();
    }

    // The wanted version once it covers what the best other one covers, else that one.
    private LocalSemanticSearch? Serving(EmbeddingSettings wanted)
    {
        if (wanted.Version == EmbeddingSettings.BuiltIn) return Load(wanted)?.Search;
        using (var c = database.Open())
        {
            var known = VectorStore.Versions(c);
            if (known.FirstOrDefault(v => v.Name == EmbeddingSettings.BuiltIn).Records > known.FirstOrDefault(v => v.Name == wanted.Version).Records) wanted = new EmbeddingSettings();
        }
        return Load(wanted)?.Search;
    }

    private (IEmbeddingGenerator<string, Embedding<float>> Generator, LocalSemanticSearch Search)? Load(EmbeddingSettings settings)
    {
        lock (gate)
        {
            usedAt = time.GetUtcNow();
            if (loaded.TryGetValue(settings.Version, out var there)) return there;
            if (trouble is not null && time.GetUtcNow() - troubleAt < RetryAfter) return null;
            try
            {
                var generator = EmbeddingGenerators.Create(settings, modelFolder);
                trouble = null;
                return loaded[settings.Version] = (generator, new LocalSemanticSearch(database, generator, settings.Version));
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                Trouble(e.Message);
                return null;
            }
        }
    }

    private string Trouble(string reason)
    {
        troubleAt = time.GetUtcNow();
        return trouble = reason;
    }
}
