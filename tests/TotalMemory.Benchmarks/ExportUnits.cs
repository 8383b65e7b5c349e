using System.CommandLine;
using System.Text.Json.Nodes;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Transcripts;

namespace TotalMemory.Benchmarks;

/// <summary>Sessions without labels → their units, for readers to label: what training joins with labels/sentences.jsonl.</summary>
internal static class ExportUnits
{
    /// <summary>As in the given labels: of long texts the first sentences.</summary>
    private const int MostSaid = 25;
    private const int MostAnswered = 22;
    private const int MostNarrated = 6;

    public static Command Command()
    {
        var sessions = new Argument<string>("sessions")
        {
            Description = "Folder of transcripts, or a .jsonl of messages: {repo, session, line, agent_before, text} a line.",
        };
        var output = new Argument<string>("out") { Description = "File to write, one JSON object a line." };
        var command = new Command("export-units", "Writes the units of sessions without labels.") { sessions, output };
        command.SetAction(p => Run(p.GetValue(sessions)!, p.GetValue(output)!));
        return command;
    }

    private static int Run(string sessions, string output)
    {
        using var writer = new StreamWriter(output);
        foreach (var (conversation, repository) in Directory.Exists(sessions) ? Transcripts(sessions) : Messages(sessions))
        foreach (var unit in Chosen(ReadingUnits.Collect(conversation)))
        {
            var row = UnitRow.Create(unit);
            row["session"] = conversation.Session;
            if (repository is not null)
            {
                // Of a session known by its messages alone, the structure is not what it was.
                row["repo"] = repository;
                row["features"] = new JsonObject();
            }
            writer.WriteLine(row.ToJsonString(ExportReading.Plain));
        }
        return 0;
    }

    private static IEnumerable<ReadingUnit> Chosen(ReadingUnits units)
    {
        var sentences = units.Sentences.GroupBy(s => s.Position).SelectMany(text => text.Take(Most(text.First().Role)));
        return units.Messages.Cast<ReadingUnit>().Concat(sentences).Concat(units.Calls).OrderBy(u => u.Position);
    }

    private static int Most(SpeakerRole role) =>
        role switch
        {
            SpeakerRole.User => MostSaid,
            SpeakerRole.Final => MostAnswered,
            _ => MostNarrated,
        };

    private static IEnumerable<(Conversation Conversation, string? Repository)> Transcripts(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (ExportReading.Read(file), (string?)null));

    private static IEnumerable<(Conversation Conversation, string? Repository)> Messages(string file)
    {
        var rows = File.ReadLines(file).Where(l => l.Length > 0).Select(l => (JsonObject)JsonNode.Parse(l)!);
        foreach (var session in rows.GroupBy(r => (Name: (string)r["session"]!, Repository: (string)r["repo"]!)))
        {
            var turns = session.OrderBy(m => (int)m["line"]!).SelectMany(Turns).ToList();
            var built = Conversation.Build(session.Key.Name, file, false, turns, 0, turns.Count, startsSession: true);
            yield return (built, session.Key.Repository);
        }
    }

    private static IEnumerable<Turn> Turns(JsonObject message)
    {
        var line = (int)message["line"]!;
        if ((string?)message["agent_before"] is { Length: > 0 } before)
            yield return new Turn(line, 0, TurnKind.Assistant, DateTimeOffset.UnixEpoch, before);
        yield return new Turn(line, 1, TurnKind.Prompt, DateTimeOffset.UnixEpoch, (string)message["text"]!);
    }
}
