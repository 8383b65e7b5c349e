using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Reading;

public sealed class ReadingUnitsTests
{
    private static readonly string[] Roles = ["User", "Interim", "Final", "User"];

    private static ReadingUnits Read(ClaudeSession session) => ReadingUnits.Collect(session.Conversation());

    [Fact]
    public void Narration_between_calls_and_the_answer_that_ends_a_turn_are_told_apart()
    {
        var units = Read(
            new ClaudeSession("s", "/w")
                .User("add a health check")
                .Says("The port is taken by the proxy.")
                .Bash("lsof -i :8080", "nginx")
                .Says("It now listens on 8081.")
                .User("no, keep 8080")
        );
        Assert.Equal(Roles, units.Sentences.Select(s => s.Role.ToString()));
        Assert.Equal("add a health check", units.Sentences[2].Said);
        Assert.Equal("no, keep 8080", units.Sentences[2].After);
        Assert.Equal("It now listens on 8081.", units.Messages[1].Before);
    }

    [Fact]
    public void A_stop_the_work_done_and_a_failure_are_features()
    {
        var units = Read(
            new ClaudeSession("s", "/w").User("install it").Bash("npm install", "npm: not found", 127).Interrupted().User("not on the host")
        );
        Assert.Equal(1, units.Messages[1].Features["stop"]);
        Assert.True(units.Messages[1].Features["before_failed"] > 0);
        Assert.Equal(0, units.Messages[0].Features["stop"]);
        Assert.Equal(
            "npm install\nnpm: not found",
            Assert.Single(units.Calls).Text.Replace("Exit code 127 ", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_feature_is_a_finite_number_of_about_0_to_1() =>
        Assert.All(
            Read(new ClaudeSession("s", "/w").User(new string('x', 9000)).Says("").User("?? 123 !!")).Messages,
            m => Assert.All(m.Features.Values.Values, v => Assert.InRange(v, -1f, 2f))
        );
}
