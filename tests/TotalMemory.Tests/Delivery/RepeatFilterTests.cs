using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

public sealed class RepeatFilterTests
{
    [Theory]
    [InlineData("Use skills and workers", "remember to use skills and workers", true)]
    [InlineData("Use skills and workers", "never use skills and workers", false)]
    [InlineData("Never commit", "Never commit generated files; they are built in CI", false)]
    [InlineData("From now on always build with dotnet", "No, from now on always build with dotnet.", true)]
    [InlineData("Before a push, run the linter and all tests", "Run the linter", true)]
    [InlineData("Use port 8080", "Use port 8081", false)]
    public void What_a_line_says_is_not_said_again(string line, string later, bool same) =>
        Assert.Equal(same ? 1 : 2, new RepeatFilter().Add([Some.Record(1, line, RecordType.Rule, "rule"), Some.Record(2, later)]).Count);

    [Theory]
    [InlineData("Use pnpm for packages", ": `pnpm install`", "No, that is wrong. Use pnpm for packages.")]
    [InlineData("Build with dotnet", " (about `npm run build`)", "Build with dotnet")]
    public void What_adds_to_a_rule_does_not_make_it_another(string rule, string addition, string later) =>
        Assert.Single(
            new RepeatFilter().Add([
                Some.Record(1, rule + addition, RecordType.Rule, "rule") with
                {
                    StatementLength = rule.Length,
                },
                Some.Record(2, later),
            ])
        );

    [Fact]
    public void It_holds_for_the_whole_briefing()
    {
        var said = new BriefingMaterial(
            "shop",
            [Some.Record(1, "Build with dotnet, never with npm", RecordType.Rule, "insight")],
            [
                Some.Record(2, "No, build with dotnet, never with npm."),
                Some.Record(3, "build with dotnet, never with npm", kind: FactKinds.Decision, importance: 4),
                Some.Record(4, "Build with dotnet, never with npm.", kind: FactKinds.Lesson, origin: Origin.Assistant),
            ],
            [],
            null
        );
        Assert.Single(BriefingWriter.Write(said).Split('\n'), l => l.StartsWith("- ", StringComparison.Ordinal));
    }
}
