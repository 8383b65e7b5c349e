using System.CommandLine;
using System.Text.Json.Nodes;
using TotalMemory.Rules.Asks;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Benchmarks;

/// <summary>The requests of a memory and their vectors, for choosing when two of them mean the same.</summary>
internal static class ExportAsks
{
    public static Command Command()
    {
        var home = new Argument<string>("home") { Description = "A memory, as `learn` makes one." };
        var output = new Argument<string>("out") { Description = "File to write, one JSON object a line." };
        var command = new Command("export-asks", "Writes what people asked for, sentence by sentence, with vectors.") { home, output };
        command.SetAction(p => Run(p.GetValue(home)!, p.GetValue(output)!));
        return command;
    }

    private static int Run(string home, string output)
    {
        using var c = new Database(new MemoryHome(Path.GetFullPath(home))).Open();
        var asks = new AskReader().Read(c.Asks.Messages());
        var vectors = c.AskVectors.All().Centered(asks.Select(a => a.Text));
        using var writer = new StreamWriter(output);
        foreach (var ask in asks)
            writer.WriteLine(Row(ask, vectors.GetValueOrDefault(ask.Text)).ToJsonString(ExportReading.Plain));
        return 0;
    }

    private static JsonObject Row(Ask ask, float[]? vector) =>
        new()
        {
            ["project"] = ask.Project,
            ["session"] = Path.GetFileNameWithoutExtension(ask.Evidence.File),
            ["line"] = ask.Evidence.Line,
            ["text"] = ask.Text,
            ["sentence"] = ask.Sentence,
            ["objects"] = ask.Objects,
            ["vector"] = vector is null ? null : new JsonArray([.. vector.Select(v => (JsonNode)Math.Round(v, 4))]),
        };
}
