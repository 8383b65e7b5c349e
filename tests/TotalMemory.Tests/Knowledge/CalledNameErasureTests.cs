using System.Text.Json.Nodes;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>A name that was forgotten goes from what agents called, read and said, and stays in what a person said elsewhere.</summary>
public sealed class CalledNameErasureTests : ErasureCase
{
    private void TellAndForget(string session, Action<ClaudeSession> tell, string word)
    {
        work.Session("shop", session, tell);
        Assert.Contains("turn", TablesWith(word));
        ForgetAll(word);
        Assert.Empty(TablesWith(word));
        Assert.Empty(FilesWith(word));
    }

    [Fact]
    public void A_name_goes_from_all_that_an_agent_called() =>
        TellAndForget(
            "s1",
            s =>
                s.Says("Ready.")
                    .User($"No, that is wrong. From now on never deploy to {Secret}, use the staging server.")
                    .Bash($"curl https://{Secret}.example.com/?to=Quokkazulu", "ok")
                    .Calls(
                        "Write",
                        new JsonObject { ["file_path"] = $"/src/{Secret}_client.py", ["content"] = "class QuokkazuluClient:\n  pass" },
                        "ok"
                    )
                    .Edits("/a.py", before: $"x{Secret}y")
                    .Calls("mcp__jira__create", new JsonObject { ["title"] = $"line\n{Secret}" }, $"created {Secret}-1")
                    .Says("Done."),
            Secret
        );

    [Fact]
    public void A_name_that_only_a_failed_call_had_goes_with_the_error() =>
        TellAndForget(
            "s1",
            s =>
                s.User("please build the shop")
                    .Bash($"make deploy-{Secret} V=1", $"make: *** No rule to make target 'deploy-{Secret}'.  Stop.", exitCode: 2)
                    .Says($"The target for {Secret} is missing.")
                    .Bash($"make deploy TO={Secret}", "deployed")
                    .Says("Done."),
            Secret
        );

    [Fact]
    public void What_agents_of_another_session_called_and_read_says_nothing_and_goes_too()
    {
        work.Session(
            "shop",
            "other",
            s => s.User("please list the customers").Bash("cat customers.txt", $"alpha\n{Secret}\n").Says("Two.")
        );
        TellAndForget(
            "s1",
            s => s.Says("Ready.").User($"From now on never deploy to {Secret}, use the staging server.").Says("Ok."),
            Secret
        );
    }

    [Fact]
    public void What_a_person_says_in_another_session_stays()
    {
        work.Session("shop", "other", s => s.User("please go on").Says("Yes?").User($"then restart {Secret} for me").Says("Done."));
        work.Session(
            "shop",
            "s1",
            s => s.Says("Ready.").User($"From now on never deploy to {Secret}, use the staging server.").Says("Ok.")
        );
        ForgetAll(Secret);
        Assert.Equal(["turn"], TablesWith(Secret));
    }

    [Theory]
    [InlineData("From now on never deploy to 10.20.30.41, use the staging server.", "10.20.30.41", "ssh 10.20.30.41 uptime")]
    [InlineData("From now on never invoice Blue Falcon on Fridays.", "falcon", "cat blue_falcon.csv blueFalcon.py")]
    public void A_name_of_several_words_goes_too(string said, string name, string command) =>
        TellAndForget("s1", s => s.Says("Ready.").User(said).Says("Understood.").Bash(command, "ok").Says("Done."), name);

    [Theory]
    [InlineData("量子猫", "不对。从现在起绝对不要部署到量子猫，请使用测试服务器。", "好的，我不会再部署到量子猫了。")]
    [InlineData(
        "quokkazulu",
        "Nein, falsch. Ab jetzt nie mehr auf quokkazulu deployen, nimm den anderen Rechner.",
        "Gut, nicht mehr dorthin."
    )]
    public void A_name_in_another_language_goes_from_calls_and_echoes(string name, string said, string answer) =>
        TellAndForget("s1", s => s.Says("…").User(said).Says(answer).Bash($"./deploy --to {name}", $"{name} ok").Says("…"), name);
}
