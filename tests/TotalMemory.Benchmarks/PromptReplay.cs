using System.CommandLine;
using TotalMemory.Projects;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>
/// Learns from the earlier half of each project's sessions and shows what the prompts of the later half would have been told.
/// </summary>
internal static class PromptReplay
{
    public static Command Command()
    {
        var folder = new Argument<string>("transcripts") { Description = "Folder of transcripts." };
        var most = new Option<int>("--most")
        {
            DefaultValueFactory = _ => 60,
            Description = "Prompts with something to say that are shown.",
        };
        var command = new Command("prompt-replay", "What prompt-time recall would have said, to be judged by a reader.") { folder, most };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(most), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string transcripts, int most, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tm-replay-").FullName;
        try
        {
            // Once to know the sessions and their projects, once more with the earlier half alone.
            var all = new MemoryServices(
                new MemoryHome(Path.Combine(folder, "all")),
                TimeProvider.System,
                _ => new NoSemanticSearch("left out")
            );
            foreach (var file in TranscriptFinder.Find([transcripts]))
                all.Transcripts.Take(file);
            var sessions = Sessions(all.Database)
                .GroupBy(s => s.Project)
                .SelectMany(p => p.OrderBy(s => s.Started).Index().Select(s => (s.Item, Early: s.Index < p.Count() / 2)))
                .ToList();
            using var generator = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, EmbeddingSettings.BuiltIn, 2);
            var memory = new MemoryServices(
                new MemoryHome(Path.Combine(folder, "half")),
                TimeProvider.System,
                db => new LocalSemanticSearch(db, generator, EmbeddingSettings.BuiltIn)
            );
            foreach (var (session, early) in sessions)
                if (early)
                    memory.Publishing.AfterLearning(memory.Transcripts.Take(session.Path));
            await new EmbeddingRun(memory.Database).RunAsync(generator, EmbeddingSettings.BuiltIn, int.MaxValue, cancel);
            int prompts = 0,
                spoken = 0;
            foreach (var (session, early) in sessions.Where(s => !s.Early))
            foreach (var prompt in Prompts(all.Database, session.Transcript))
            {
                prompts++;
                var recalled = await memory.PromptRecall.RecallAsync(new PromptQuestion(session.Id, session.Project, prompt), cancel);
                if (recalled.Ids.Count == 0)
                    continue;
                memory.PromptRecall.Delivered(session.Id, recalled.Ids);
                if (spoken++ < most)
                    Console.WriteLine(
                        $"--- {spoken} [{session.Id[..8]}] {prompt.ReplaceLineEndings(" ")[..Math.Min(prompt.Length, 260)]}\n"
                            + string.Join('\n', recalled.Text.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)))
                    );
            }
            Console.WriteLine($"\n{prompts} prompts, something said beside {spoken}");
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(string Id, string Project, DateTimeOffset Started, long Transcript, string Path)> Sessions(Database database)
    {
        using var c = database.Open();
        return
        [
            .. c
                .Transcripts.All()
                .Where(t => t.Agent is null && t.Session is not null)
                .Select(t => (t, Session: c.Projects.Find(t.Session!)))
                .Where(t => t.Session is not null)
                .Select(t => (t.Session!.Id, t.Session.Project, t.Session.Started, t.t.Id, t.t.Path)),
        ];
    }

    private static List<string> Prompts(Database database, long transcript)
    {
        using var c = database.Open();
        return [.. c.Transcripts.Turns(transcript, 0, 100_000).Where(t => t.Kind is TurnKind.Prompt or TurnKind.Steer).Select(t => t.Text)];
    }
}
