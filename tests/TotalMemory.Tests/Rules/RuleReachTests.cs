using TotalMemory.Rules;

namespace TotalMemory.Tests.Rules;

public sealed class RuleReachTests
{
    private static readonly string[] Names = ["web-shop", "blog", "app", "server"];

    private static bool IsEverywhere(string text, params string[] said) =>
        RuleReach.AppliesEverywhere(text, Names, said.Select((s, i) => (Project: $"p{i}", Text: s)).ToLookup(s => s.Project, s => s.Text));

    [Theory]
    [InlineData("Handlers should be thin: move the logic into a service")]
    [InlineData("Never push to origin/main without asking")]
    [InlineData("Keep client/server and read/write apart")]
    [InlineData("Use https://example.org/style for names")]
    [InlineData("Start the server before the app")]
    public void What_names_nothing_of_one_project_holds_everywhere(string text) => Assert.True(IsEverywhere(text));

    [Theory]
    [InlineData("Run the tests in /home/me/web")]
    [InlineData("Run them from ~/work first")]
    [InlineData(@"Keep the keys in C:\keys")]
    [InlineData("Put the tests into src/checkout/tests")]
    [InlineData("Never edit lib/db.ts by hand")]
    [InlineData("Keep scripts in ./bin/run")]
    [InlineData("The blog is written in German")]
    [InlineData("Web-shop commits name the ticket")]
    public void A_path_or_a_name_of_one_project_stays_there(string text) => Assert.False(IsEverywhere(text));

    [Fact]
    public void A_path_that_two_projects_name_is_both_theirs() =>
        Assert.True(IsEverywhere("Put the tests into src/tests", "tests go to src/tests", "please use src/tests"));
}
