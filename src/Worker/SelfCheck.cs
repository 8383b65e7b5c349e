using System.Text.Json;
using Microsoft.Extensions.AI;
using TotalMemory.Extraction.Reading;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.LanguageModels;
using TotalMemory.Worker.Reading;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>
/// Tests the parts that only the worker has, for <c>totalmemory doctor</c>: one call each, with the results printed as JSON.
/// </summary>
internal static class SelfCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30); // chosen: many times what it takes

    public static async Task<int> RunAsync(MemoryHome home)
    {
        var settings = UserSettings.Load(home);
        List<WorkerPart> parts =
        [
            await TryAsync("encoder", "recall goes by words until then; see totalmemory embedding", c => EncodeAsync(settings, c)),
            await TryAsync("reader", "structure alone reads until then; run the installer again", _ => Task.FromResult(Judge())),
            await TryAsync("schedule", "run the installer again", _ => Task.FromResult(LoadJobs())),
            await TryAsync("language model", "see totalmemory llm", c => AskAsync(settings, c)),
        ];
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(parts, WorkerHealthJson.Default.ListWorkerPart));
        return 0;
    }

    private static async Task<WorkerPart> TryAsync(string name, string remedy, Func<CancellationToken, Task<string>> call)
    {
        using var deadline = new CancellationTokenSource(Timeout);
        try
        {
            return new WorkerPart(name, true, await call(deadline.Token), null);
        }
#pragma warning disable CA1031 // Any exception is the result of the check.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new WorkerPart(name, false, e.Message, remedy);
        }
    }

    private static async Task<string> EncodeAsync(UserSettings settings, CancellationToken cancel)
    {
        var chosen = settings.Embedding ?? new EmbeddingSettings();
        if (chosen.IsOff)
            return "off by your setting";
        using var encoder = EmbeddingGenerators.Create(chosen);
        var vectors = await encoder.GenerateAsync(["a test"], cancellationToken: cancel);
        return $"{chosen.Version} encoded a sentence into {vectors[0].Vector.Length} numbers";
    }

    private static string Judge()
    {
        if (!File.Exists(OnnxReader.BuiltIn))
            return $"structure alone reads: there is no model at {OnnxReader.BuiltIn}";
        using var reader = new OnnxReader(
            OnnxReader.BuiltIn,
            Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"),
            TimeProvider.System
        );
        var turn = new Turn(1, 0, TurnKind.Prompt, default, "From now on, use tabs.");
        var unit = new SentenceUnit(0, turn, 0, SpeakerRole.User, turn.Text, "", "", "", "", "", false, new FeatureSheet());
        return $"{reader.Version} gave a sentence a worth of {reader.Judge([unit])[0].Expected:0.0} of 3";
    }

    private static string LoadJobs()
    {
        var time = TimeProvider.System;
        var jobs = Schedule.Jobs(LocalClock.At(time.LocalTimeZone, time.GetUtcNow())).Select(j => j.Reloaded()).ToList();
        return $"{jobs.Count} jobs were written down and found again";
    }

    private static async Task<string> AskAsync(UserSettings settings, CancellationToken cancel)
    {
        if (settings.LanguageModel is not { } chosen)
            return "off";
        using var client = ChatClients.Create(chosen);
        var answer = await client.GetResponseAsync("Answer with the one word: ok", cancellationToken: cancel);
        return answer.Text.Length > 0
            ? $"{chosen.Provider} answered"
            : throw new InvalidOperationException($"{chosen.Provider} answered with nothing");
    }
}
