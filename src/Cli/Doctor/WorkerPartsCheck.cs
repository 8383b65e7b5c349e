using System.Text.Json;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>
/// The worker's program starts, its encoder encodes, and the language model, where one is set up, answers: one call each.
/// </summary>
internal sealed class WorkerPartsCheck(MemoryHome home) : ICheck
{
    private static string Remedy => Install.ProgramPackage.Advice;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90); // chosen: the worker may be loading its models

    public string Name => "totalmemory-worker";

    public IEnumerable<JsonCheck> Run()
    {
        var program = home.Executable("totalmemory-worker");
        if (Executable.Trouble(program) is { } trouble)
            return [new(Name, false, trouble, Remedy)];
        var (code, output) = new ProgramRun(program, "check")
        {
            StaysOpen = true,
            Home = home.Root,
            Timeout = Timeout,
        }.Run();
        var start = output.IndexOf('[', StringComparison.Ordinal);
        if (code != 0 || start < 0)
            return [new(Name, false, $"{program} ended with {code}: {Utf8Text.Cap(output.ReplaceLineEndings(" "), 300)}", Remedy)];
        // Its libraries may write warnings after the answer.
        var answer = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output[start..]));
        var parts = JsonSerializer.Deserialize(ref answer, WorkerHealthJson.Default.ListWorkerPart) ?? [];
        return [new(Name, true, "its program starts", null), .. parts.Select(p => new JsonCheck(p.Name, p.Works, p.Found, p.Remedy))];
    }
}
