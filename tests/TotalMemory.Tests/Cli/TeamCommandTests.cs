using System.Text.Json;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class TeamCommandTests : IDisposable
{
    private const string Linter = "Run the linter before every push";

    private readonly CommandLine cli = new();

    public TeamCommandTests() =>
        new TeamSpeaker(new MemoryServices(cli.Home, TimeProvider.System), TimeProvider.System)
            .Says(Linter)
            .Says("Deploy with kamal on Mondays");

    public void Dispose() => cli.Dispose();

    private List<JsonElement> Json(params string[] words) =>
        [.. JsonDocument.Parse(cli.Run([.. words, "--json"]).Output).RootElement.EnumerateArray()];

    [Fact]
    public void Search_and_rules_say_whose_word_it_is()
    {
        cli.Run("save", "The linter is called ruff");
        var said = cli.Run("search", "linter").Output;
        Assert.True(said.IndexOf("ruff", StringComparison.Ordinal) < said.IndexOf("From your team", StringComparison.Ordinal), said);
        Assert.Contains($"T1 {Linter}", said);
        var hits = Json("search", "linter");
        Assert.Equal("fact", hits[0].GetProperty("type").GetString());
        Assert.Equal(("team", "T1", "anna"), (Text(hits[1], "type"), Text(hits[1], "name"), Text(hits[1], "author")));
        Assert.False(hits[1].TryGetProperty("id", out _));
    }

    [Fact]
    public void What_is_off_is_listed_so_and_not_found()
    {
        cli.Run("rules", "suspend", "T1");
        Assert.DoesNotContain("push", cli.Run("search", "linter").Output);
        var rules = Json("rules", "--all").ToDictionary(r => Text(r, "name")!, r => Text(r, "status"));
        Assert.Equal(("suspended", "active"), (rules["T1"], rules["T2"]));
        Assert.Contains("off", cli.Run("rules", "--all").Output);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
