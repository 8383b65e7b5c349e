using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Projects;

/// <summary>Each record of a transcript says in which folder it happened.</summary>
public sealed class RecordProjectTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;

    public RecordProjectTests() => memory = new MemoryServices(temp.Home, TimeProvider.System);

    public void Dispose() => temp.Dispose();

    private string Briefing(string folder) => memory.Briefings.Preview(memory.Projects.IdentifyFolder(Path.Combine(temp.Folder, folder)));

    private void Take(string id, params (string Folder, string Words)[] said)
    {
        var text = string.Concat(said.Select((s, i) => Part(id, i, s.Folder, s.Words)));
        memory.Publishing.AfterLearning(memory.Transcripts.Take(temp.Write($"{id}.jsonl", text)));
    }

    // Each part has ids of its own, as in one session.
    private string Part(string id, int number, string folder, string words) =>
        new ClaudeSession(id, Path.Combine(temp.Folder, folder), Some.Time.AddMinutes(number))
            .User(words)
            .Says("ok")
            .Text.Replace($"\"{id}-", $"\"{id}-{number}-", StringComparison.Ordinal);

    [Fact]
    public void What_was_said_in_a_repository_is_known_there_and_nowhere_else()
    {
        temp.MakeFolder("ws");
        temp.MakeRepository("ws/shop");
        temp.MakeRepository("ws/api");
        Take(
            "s1",
            ("ws", "please look around"),
            ("ws/shop", "From now on always use pnpm for installs in this repository."),
            ("ws/api", "From now on always use poetry for the python packages.")
        );
        Assert.Contains("pnpm", Briefing("ws/shop"));
        Assert.Contains("poetry", Briefing("ws/api"));
        Assert.DoesNotContain("poetry", Briefing("ws/shop"));
        Assert.DoesNotContain("pnpm", Briefing("ws/api"));
        Assert.DoesNotContain("pnpm", Briefing("ws"));
        foreach (var folder in (string[])["ws/shop", "ws/api"])
        {
            var project = memory.Projects.IdentifyFolder(Path.Combine(temp.Folder, folder)).Id;
            var (text, _) = memory.Reading.Read("s1", project, 0)!.Value;
            Assert.Equal(folder == "ws/shop", text.Contains("pnpm", StringComparison.Ordinal));
            Assert.Equal(folder == "ws/api", text.Contains("poetry", StringComparison.Ordinal));
            Assert.Single(memory.Timeline.Find(new TotalMemory.History.TimelineQuery { Project = project, Limit = 5 }).Sessions);
        }
    }

    [Fact]
    public void A_subfolder_without_git_is_the_folder_the_session_began_in()
    {
        temp.MakeFolder("notes/sub");
        Take("s1", ("notes", "please look around"), ("notes/sub", "From now on always write the dates as 2026-03-01."));
        Assert.Contains("2026-03-01", Briefing("notes"));
    }

    [Fact]
    public void Read_again_nothing_moves()
    {
        temp.MakeFolder("ws");
        temp.MakeRepository("ws/shop");
        Take("s1", ("ws", "please look around"), ("ws/shop", "From now on always use pnpm for installs in this repository."));
        var before = Briefing("ws/shop");
        Take(
            "s1",
            ("ws", "please look around"),
            ("ws/shop", "From now on always use pnpm for installs in this repository."),
            ("ws/shop", "thanks, that is all for today")
        );
        Assert.Contains("pnpm", Briefing("ws/shop"));
        Assert.DoesNotContain("pnpm", Briefing("ws"));
        Assert.Contains("pnpm", before);
    }
}
