using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Doctor;

/// <summary>
/// Runs a hook as a client does, with a temporary home, and learns from the event that the hook posts. It
/// proves the hook; that the person's home accepts an event is proved by the checks of disk and memory.
/// </summary>
internal static class HookTrial
{
    private const string Words = "From now on never skip the doctor's test.";

    /// <summary>The result.</summary>
    /// <param name="Trouble">What went wrong; null if nothing did.</param>
    /// <param name="Took">Milliseconds from its start to its end.</param>
    public sealed record HookTrialResult(string? Trouble, long Took);

    public static HookTrialResult Run(string hook)
    {
        if (Executable.Trouble(hook) is { } trouble)
            return new HookTrialResult(trouble, 0);
        var folder = Directory.CreateTempSubdirectory("totalmemory-doctor-").FullName;
        try
        {
            return Run(hook, new MemoryHome(Path.Combine(folder, "home")), folder);
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HookTrialResult Run(string hook, MemoryHome home, string folder)
    {
        var payload = $$"""
            {"session_id":"doctor","transcript_path":null,"cwd":{{JsonSerializer.Serialize(
                folder,
                OutputJson.Plain.String
            )}},"hook_event_name":"UserPromptSubmit","prompt":"{{Words}}"}
            """;
        var watch = Stopwatch.StartNew();
        var (code, output) = new ProgramRun(hook, Clients.Names[0], HookEventName.UserPromptSubmit)
        {
            Input = Encoding.UTF8.GetBytes(payload),
            StaysOpen = true,
            Home = home.Root,
            Timeout = TimeSpan.FromSeconds(10),
        }.Run();
        var took = watch.ElapsedMilliseconds;
        var spool = new EventSpool(home);
        if (code != 0 || spool.Waiting().Count != 1)
            return new HookTrialResult(
                $"{hook} ended with {code} and left {Counted.Format(spool.Waiting().Count, "event")}{Said(output)}{Log(home)}",
                took
            );
        var memory = new MemoryServices(home, TimeProvider.System);
        return new HookTrialResult(
            Learned(memory.Drain, spool, memory.Knowledge) ? null : $"the test event of {hook} was not learned from",
            took
        );
    }

    // The event was taken from the spool, and its text is in the memory.
    private static bool Learned(SpoolDrain drain, EventSpool spool, KnowledgeBase knowledge)
    {
        drain.Run();
        return spool.Waiting().Count + spool.RejectedIds().Count == 0 && knowledge.Count() is { Sessions: 1, Facts: > 0 };
    }

    private static string Said(string output) => output.Length > 0 ? $": {Utf8Text.Cap(output.ReplaceLineEndings(" "), 300)}" : "";

    private static string Log(MemoryHome home) =>
        File.Exists(home.HookLog) ? $"; its log: {Utf8Text.Cap(File.ReadAllText(home.HookLog).ReplaceLineEndings(" "), 300)}" : "";
}
