using Microsoft.Extensions.AI;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Rules.Asks;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// The encoder and the vectors, in memory while somebody uses them. After a change of the setting, the new vectors are used once they
/// are complete; until then the old ones are used, as long as their encoder is still available.
/// </summary>
internal sealed class EmbeddingService(MemoryHome home, Database database, TimeProvider time, string? modelFolder = null)
    : ISemanticSearch,
        IDisposable
{
    /// <summary>After this time without use it is unloaded (chosen).</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5); // chosen
    private readonly Lock gate = new();
    private readonly Dictionary<string, (IEmbeddingGenerator<string, Embedding<float>> Generator, LocalSemanticSearch Search)> loaded = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, (string Reason, DateTimeOffset At)> troubles = new(StringComparer.Ordinal);
    private Look? complete;
    private int users;
    private bool disposed;
    private long usedAt = time.GetTimestamp();

    public bool IsLoaded
    {
        get
        {
            lock (gate)
                return loaded.Count > 0;
        }
    }

    public async Task<SemanticAnswer> SearchAsync(
        RecallQuery query,
        Func<Task<IReadOnlyList<RecordScore>>> lexical,
        int take,
        CancellationToken cancel = default
    )
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.IsOff)
            return new(null, "search by meaning is off (totalmemory embedding builtin)");
        settings = VersionToServe(settings);
        if (Acquire(settings) is not { } encoder)
            return new(null, KnownTrouble(settings) ?? "the worker is ending");
        try
        {
            return await encoder.Search.SearchAsync(query, lexical, take, cancel);
        }
        catch (Exception e) when (IsEncoders(e))
        {
            return new(null, Trouble(settings, e.Message));
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Embeds records that have no vector yet; returns how many.</summary>
    public Task<int> EmbedAsync(int most, CancellationToken cancel) =>
        EmbedAsync(IsMissingAny, (generator, version) => new EmbeddingRun(database).RunAsync(generator, version, most, cancel));

    /// <summary>Embeds people's requests that have no vector yet; returns how many.</summary>
    public Task<int> EmbedAsync(AskEmbedding asks, int most, CancellationToken cancel) =>
        EmbedAsync(_ => asks.IsMissingAny(), (generator, version) => asks.RunAsync(generator, version, most, cancel));

    private async Task<int> EmbedAsync(
        Func<string, bool> isMissingAny,
        Func<IEmbeddingGenerator<string, Embedding<float>>, string, Task<int>> run
    )
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.IsOff || !isMissingAny(settings.Version) || Acquire(settings) is not { } encoder)
            return 0;
        try
        {
            return await run(encoder.Generator, settings.Version);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            Trouble(settings, e.Message);
            return 0;
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Loads what the next search will need.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.IsOff)
            return;
        settings = VersionToServe(settings);
        if (Acquire(settings) is not { } encoder)
            return;
        try
        {
            await encoder.Search.LoadAsync(cancel);
        }
        catch (Exception e) when (IsEncoders(e))
        {
            Trouble(settings, e.Message);
        }
        finally
        {
            Release();
        }
    }

    private static bool IsEncoders(Exception e) => e is HttpRequestException or OperationCanceledException or InvalidOperationException;

    // This is called each minute and would go through all records; it is skipped while no record was added or changed.
    private bool IsMissingAny(string version)
    {
        using var c = database.Open();
        var now = time.GetUtcNow();
        var newest = c.Vectors.NewestUpdate();
        if (complete is { } look && look.Version == version && look.Newest == newest && now - look.At < LookAgain)
            return false;
        if (c.Vectors.Missing(c.Vectors.Find(version)?.Id ?? NoVersion, 1).Count > 0)
            return true;
        // A record that is being written now may have an earlier time.
        if (now - DateTimeOffset.FromUnixTimeMilliseconds(newest) > VectorIndex.Overlap)
            complete = new Look(version, newest, now);
        return false;
    }

    private const long NoVersion = -1;

    /// <summary>
    /// Chosen: records from another machine or an import may have an old time; they are found at the latest after this time.
    /// </summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    // When nothing was missing the last time: for which encoder, and when the latest record had changed.
    private sealed record Look(string Version, long Newest, DateTimeOffset At);

    /// <summary>Unloads what nobody has used for a while.</summary>
    public void UnloadIfIdle()
    {
        lock (gate)
        {
            if (loaded.Count == 0 || users > 0 || time.GetElapsedTime(usedAt) < Idle)
                return;
            Unload();
        }
        MappedFiles.PageOut("libonnxruntime");
        NativeMemory.GiveBackAll();
    }

    /// <summary>Waits a moment for running searches, so that no search loses its session.</summary>
    public void Dispose()
    {
        lock (gate)
            disposed = true;
        SpinWait.SpinUntil(
            () =>
            {
                lock (gate)
                    return users == 0;
            },
            TimeSpan.FromSeconds(5)
        );
        lock (gate)
            if (users == 0)
                Unload();
    }

    private void Unload()
    {
        foreach (var (generator, _) in loaded.Values)
            generator.Dispose();
        loaded.Clear();
    }

    // The configured version once it covers everything that the built-in one covers, otherwise the built-in one.
    private EmbeddingSettings VersionToServe(EmbeddingSettings wanted)
    {
        if (wanted.Version == EmbeddingSettings.BuiltIn)
            return wanted;
        using var c = database.Open();
        var known = c.Vectors.Versions();
        return
            known.FirstOrDefault(v => v.Name == EmbeddingSettings.BuiltIn).Records
            > known.FirstOrDefault(v => v.Name == wanted.Version).Records
            ? new EmbeddingSettings()
            : wanted;
    }

    // Null if it is not available now. A caller that gets one must release it.
    private (IEmbeddingGenerator<string, Embedding<float>> Generator, LocalSemanticSearch Search)? Acquire(EmbeddingSettings settings)
    {
        lock (gate)
        {
            if (disposed)
                return null;
            var entry = Load(settings);
            if (entry is not null)
                users++;
            return entry;
        }
    }

    private void Release()
    {
        lock (gate)
        {
            users--;
            usedAt = time.GetTimestamp();
        }
    }

    private (IEmbeddingGenerator<string, Embedding<float>> Generator, LocalSemanticSearch Search)? Load(EmbeddingSettings settings)
    {
        // A different API key needs a new client, but the vectors stay valid.
        var name = $"{settings.Version}|{settings.Key()?.GetHashCode(StringComparison.Ordinal)}";
        if (loaded.TryGetValue(name, out var there))
            return there;
        if (troubles.TryGetValue(settings.Version, out var trouble) && time.GetUtcNow() - trouble.At < RetryAfter)
            return null;
        try
        {
            var generator = EmbeddingGenerators.Create(settings, modelFolder);
            troubles.Remove(settings.Version);
            return loaded[name] = (generator, new LocalSemanticSearch(database, generator, settings.Version));
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Trouble(settings, e.Message);
            return null;
        }
    }

    private string? KnownTrouble(EmbeddingSettings settings)
    {
        lock (gate)
            return troubles.GetValueOrDefault(settings.Version).Reason;
    }

    private string Trouble(EmbeddingSettings settings, string reason)
    {
        lock (gate)
            troubles[settings.Version] = (reason, time.GetUtcNow());
        return reason;
    }
}
