using System.Diagnostics;
using System.Text.Json;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>Runs the installed hook as a client does, with a home of its own, and learns from the event that it leaves.</summary>
internal sealed class HookCheck(string hook) : ICheck
{
    private const string Remedy = Install.ProgramPackage.Again;
    private const string Words = "From now on never skip the doctor's test.";

    public string Name => "hook";

    public IEnumerable<JsonCheck> Run()
    {
        if (Executable.Trouble(hook) is { } trouble)
            return [new(Name, false, trouble, Remedy)];
        var folder = Directory.CreateTempSubdirectory("totalmemory-doctor-").FullName;
        try
        {
            return [Try(new MemoryHome(Path.Combine(folder, "home")), folder)];
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private JsonCheck Try(MemoryHome home, string folder)
    {
        var payload = $$"""
            {"session_id":"doctor","transcript_path":null,"cwd":{{JsonSerializer.Serialize(
                folder,
                OutputJson.Plain.String
            )}},"hook_event_name":"UserPromptSubmit","prompt":"{{Words}}"}
            """;
        var watch = Stopwatch.StartNew();
        var (code, output) = Launch.Once(hook, ["claude", "UserPromptSubmit"], payload, home.Root, TimeSpan.FromSeconds(10));
        var took = watch.ElapsedMilliseconds;
        var spool = new EventSpool(home);
        if (code != 0 || spool.Waiting().Count != 1)
            return new(Name, false, $"{hook} ended with {code} and left {spool.Waiting().Count} events{Said(output)}{Log(home)}", Remedy);
        var memory = new MemoryServices(home, TimeProvider.System);
        memory.Drain.Run();
        return memory.Spool.Waiting().Count == 0 && memory.Spool.RejectedIds().Count == 0
            ? new(Name, true, $"run with a test event in {took} ms; the event was learned from", null)
            : new(Name, false, "the test event was not learned from", Remedy);
    }

    private static string Said(string output) => output.Length > 0 ? $": {Utf8Text.Cap(output.ReplaceLineEndings(" "), 300)}" : "";

    private static string Log(MemoryHome home) =>
        File.Exists(home.HookLog) ? $"; its log: {Utf8Text.Cap(File.ReadAllText(home.HookLog).ReplaceLineEndings(" "), 300)}" : "";
}
