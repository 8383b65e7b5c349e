using TotalMemory.Team;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>The team's words where agents ask.</summary>
public sealed class TeamToolsTests : ToolTests
{
    private const string Linter = "Run the linter before every push";

    private void TeamSays(string text) => new TeamSpeaker(Work.Memory, Work.Time).Says(text);

    [Fact]
    public async Task Recall_names_whose_word_it_is_below_the_users()
    {
        TeamSays(Linter);
        var id = await SaveAsync("The linter is called ruff");
        var answer = await CallAsync("memory_recall", new { query = "linter" });
        Assert.Equal([id], answer.Ids);
        Assert.EndsWith($"{TeamWording.Heading}:\n{Linter} [anna, T1]", answer.Text);
        Assert.Contains($"#{id} ", answer.Text.Split(TeamWording.Heading)[0]);
        Work.Memory.Team.TurnOff(1);
        Assert.DoesNotContain("push", (await CallAsync("memory_recall", new { query = "linter" })).Text);
    }

    [Fact]
    public async Task The_teams_word_alone_is_an_answer_without_a_record()
    {
        TeamSays(Linter);
        var answer = await CallAsync("memory_recall", new { query = "linter" });
        Assert.Empty(answer.Ids);
        Assert.Contains($"{TeamWording.Heading}:\n{Linter}", answer.Text);
    }

    [Fact]
    public async Task Rules_are_listed_with_the_teams_under_their_own_heading()
    {
        TeamSays(Linter);
        Work.Memory.Knowledge.SaveOwn(Work.Memory.Projects.IdentifyFolder(Work.Project("shop")), Some.Fact("Always build with dotnet"));
        var answer = await CallAsync("self_rules_context");
        Assert.Contains("Always build with dotnet", answer.Text.Split(TeamWording.Heading)[0]);
        Assert.Contains(Linter, answer.Text.Split(TeamWording.Heading)[1]);
        Assert.DoesNotContain(Linter, (await CallAsync("self_rules_context", new { categories = new[] { "dotnet" } })).Text);
    }
}
