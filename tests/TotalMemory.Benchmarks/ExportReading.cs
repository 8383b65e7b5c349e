using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Spool.Records;
using TotalMemory.Transcripts;

namespace TotalMemory.Benchmarks;

/// <summary>Labelled sessions → the units that the reader judges, with their labels: a model is trained on what it will see.</summary>
internal static class ExportReading
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var labels = new Argument<string>("labels") { Description = "Folder of labels: .jsonl, each session beginning with its row." };
        var transcripts = new Argument<string>("transcripts") { Description = "Folder of transcripts, named as the labels." };
        var output = new Argument<string>("out") { Description = "File to write, one JSON object a line." };
        var readers = new Option<string?>("--readers") { Description = "Folder of fold readers: adds what they think." };
        var lost = new Option<bool>("--lost") { Description = "Print labels that found no unit." };
        var command = new Command("export-reading", "Writes the units of labelled sessions for training a reader.")
        {
            labels,
            transcripts,
            output,
            lost,
            readers,
        };
        command.SetAction(p =>
            Run(p.GetValue(labels)!, p.GetValue(transcripts)!, p.GetValue(output)!, p.GetValue(lost), p.GetValue(readers))
        );
        return command;
    }

    private static int Run(string labels, string transcripts, string output, bool lost, string? readers)
    {
        var files = Directory
            .EnumerateFiles(transcripts, "*.jsonl", SearchOption.AllDirectories)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var done = new List<ReadingRows>();
        using var judges = readers is null ? null : new FoldReaders(readers);
        using var writer = new StreamWriter(output);
        foreach (var rows in LabelledSessions(labels))
        {
            if (!files.TryGetValue((string)rows[0]["session"]!, out var file))
            {
                Console.Error.WriteLine($"no transcript for {(string)rows[0]["session"]!}");
                continue;
            }
            var units = ReadingUnits.Collect(Read(file));
            var judged = judges?.Judge((string)rows[0]["repo"]!, units);
            var labelled = new ReadingRows(rows[0], rows) { Opinion = u => judged?.GetValueOrDefault(u) };
            foreach (var row in labelled.Rows(units).ToList())
                writer.WriteLine(row.ToJsonString(Plain));
            if (lost)
                labelled.Lost.ForEach(l => Console.WriteLine($"{Path.GetFileNameWithoutExtension(file)} {l}"));
            done.Add(labelled);
        }
        Console.WriteLine($"{done.Count} sessions");
        Show("messages", done.Sum(d => d.MessagesFound), done.Sum(d => d.Messages));
        Show("sentences", done.Sum(d => d.SentencesFound), done.Sum(d => d.Sentences));
        Show("of those, worth keeping", done.Sum(d => d.KeptFound), done.Sum(d => d.Kept));
        Show("failed calls", done.Sum(d => d.CallsFound), done.Sum(d => d.Calls));
        return 0;
    }

    /// <summary>The rows of each session; a file may hold several, each beginning with its <c>session</c> row.</summary>
    private static IEnumerable<List<JsonObject>> LabelledSessions(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            List<JsonObject>? session = null;
            foreach (var row in File.ReadLines(path).Where(l => l.Length > 0).Select(l => (JsonObject)JsonNode.Parse(l)!))
                if ((string?)row["row"] != "session")
                    session?.Add(row);
                else
                {
                    if (session is not null)
                        yield return session;
                    session = [row];
                }
            if (session is not null)
                yield return session;
        }
    }

    private static void Show(string what, int found, int all) =>
        Console.WriteLine($"{what}: {found} of {all} ({100.0 * found / Math.Max(1, all):0.0} %)");

    /// <summary>A transcript as one conversation, without a store.</summary>
    public static Conversation Read(string file)
    {
        var reader = new TranscriptReader(new OpenCalls());
        var turns = new List<Turn>();
        using var lines = new RecordLines(TranscriptFile.Open(file), 0);
        var number = 0;
        var at = DateTimeOffset.UnixEpoch;
        while (lines.TryRead(out var bytes))
        {
            var reading = reader.Read(bytes, number + 1, at);
            number += Math.Max(1, reading.Records.Count);
            turns.AddRange(reading.Records.SelectMany(r => r.Turns));
            if (turns.Count > 0)
                at = turns[^1].At;
        }
        return Conversation.Build(Path.GetFileNameWithoutExtension(file), file, false, turns, 0, turns.Count, startsSession: true);
    }
}
