using TotalMemory.Extraction.Errors;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>What was run between a failure and the success of the same command.</summary>
public sealed class RemedyTests
{
    private const string Refused = "cannot reach the broker";

    private static ClaudeSession Session() => new ClaudeSession("s", "/w").User("send the mails of today");

    private static string? FixOf(ClaudeSession session) =>
        ErrorExtractor.Find(session.Conversation())[0] is { Fix: { } fix, Failed: var failed } ? FixText.Compose(failed, fix.Call) : null;

    [Fact]
    public void The_command_after_which_the_same_one_works_is_the_fix() =>
        Assert.Equal(
            "brokerctl start",
            FixOf(Session().Bash("queue send", Refused, 1).Bash("brokerctl start", "ok").Bash("queue send", "sent"))
        );

    [Fact]
    public void Looking_around_in_between_is_no_fix_and_does_no_harm()
    {
        var session = Session()
            .Bash("queue send", Refused, 1)
            .Bash("ls /run/broker", "ls: no such folder", 2)
            .Bash("cat /etc/broker", "a=1");
        Assert.Null(FixOf(session.Bash("queue send", "sent")));
        session = Session().Bash("queue send", Refused, 1).Bash("ls /run/broker", "ls: no such folder", 2).Bash("brokerctl start", "ok");
        Assert.Equal("brokerctl start", FixOf(session.Bash("queue send", "sent")));
    }

    [Fact]
    public void After_an_edit_the_work_fixed_it() =>
        Assert.Null(
            FixOf(Session().Bash("queue send", Refused, 1).Edits("/w/a.cs").Bash("brokerctl start", "ok").Bash("queue send", "sent"))
        );

    [Fact]
    public void Of_two_things_done_neither_is_known_to_be_the_fix() =>
        Assert.Null(
            FixOf(
                Session().Bash("queue send", Refused, 1).Bash("brokerctl start", "ok").Bash("mailer reset", "ok").Bash("queue send", "sent")
            )
        );

    [Fact]
    public void Without_a_success_there_is_none() =>
        Assert.Null(FixOf(Session().Bash("queue send", Refused, 1).Bash("brokerctl start", "ok").Bash("queue send", Refused, 1)));
}
