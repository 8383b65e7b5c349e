using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

public sealed class StandaloneLineTests
{
    [Theory]
    [InlineData("No, use dotnet.", "Use dotnet.")]
    [InlineData("No, that is wrong. Build with dotnet, never with npm.", "Build with dotnet, never with npm.")]
    [InlineData("Wrong! Not again. please use tabs", "Use tabs")]
    [InlineData("Nein, nimm Tabs.", "Nimm Tabs.")]
    [InlineData("Please remember that the key is in the vault", "The key is in the vault")]
    [InlineData("no — always rebase", "Always rebase")]
    [InlineData("no use tabs instead", "Use tabs instead")]
    [InlineData("No console.log in production", "No console.log in production")]
    [InlineData("Stop using mocks", "Stop using mocks")]
    [InlineData("Wait for the checks before a merge", "Wait for the checks before a merge")]
    [InlineData("No more than 80 columns", "No more than 80 columns")]
    [InlineData("npm is not installed here", "npm is not installed here")]
    [InlineData("No, that is wrong.", "")]
    public void A_line_can_be_read_alone(string text, string line) => Assert.Equal(line, StandaloneLine.Write(text));

    [Fact]
    public void No_line_of_a_briefing_begins_as_an_answer()
    {
        var said = BriefingWriter.Write(
            new BriefingMaterial(
                "shop",
                [
                    Some.Record(1, "No, never push to main", RecordType.Rule, "insight"),
                    Some.Record(2, "No, wrong.", RecordType.Rule, "insight"),
                ],
                [
                    Some.Record(3, "No, that is wrong. Name branches after tickets."),
                    Some.Record(4, "All good."),
                    Some.Record(5, "Yes, keep the old API", kind: FactKinds.Decision, importance: 4),
                ],
                [],
                null
            )
        );
        var lines = said.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal));
        Assert.Equal(["- Never push to main [#1]", "- Name branches after tickets. [#3]", "- Keep the old API [#5]"], lines);
    }
}
