using System.Text;
using TotalMemory.Hooks;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hooks;

/// <summary>What the first session of a machine is told, whose hub stands in the environment.</summary>
[Collection(nameof(EnvironmentHub))]
public sealed class FirstSessionTests : IDisposable
{
    private const string Briefing = "<totalmemory-briefing project=\"p\">\n- Build with dotnet [#1]\n</totalmemory-briefing>\n";

    private readonly TempHome temp = new();
    private readonly List<string> printed = [];

    public FirstSessionTests() =>
        Environment.SetEnvironmentVariable(EnvironmentHub.Variable, "postgres://me:hunter2@db.example.org/memory#CODE");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(EnvironmentHub.Variable, null);
        temp.Dispose();
    }

    private void Run(string name, string session = "s1") =>
        new Hook(temp.Home, TimeProvider.System).Run(
            "claude",
            name,
            () =>
                Encoding.UTF8.GetBytes(
                    $$"""{"session_id":"{{session}}","cwd":"/p","hook_event_name":"{{name}}","source":"startup","prompt":"hi"}"""
                ),
            output => printed.Add(Encoding.UTF8.GetString(output.Span))
        );

    private void Owe(string session)
    {
        FirstSession.WaitForWorker(temp.Home, session, TimeSpan.Zero);
        Assert.Null(EnvironmentHub.FirstMeeting(temp.Home));
    }

    [Fact]
    public void What_the_hub_knew_is_in_the_start_for_which_the_worker_was_waited_for()
    {
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, Briefing);
        EnvironmentHub.SetFirstMeeting(temp.Home, null);
        Run("SessionStart");
        Assert.Contains("Build with dotnet", Assert.Single(printed));
    }

    [Fact]
    public async Task The_event_is_posted_before_anybody_waits()
    {
        var watching = Task.Run(
            () =>
            {
                while (new EventSpool(temp.Home).Waiting().Count == 0)
                    Thread.Yield();
                EnvironmentHub.SetFirstMeeting(temp.Home, null);
            },
            TestContext.Current.CancellationToken
        );
        Run("SessionStart");
        await watching;
        Assert.Contains("knows nothing of this project yet", Assert.Single(printed));
    }

    [Fact]
    public void What_came_too_late_comes_with_the_next_prompt_of_that_session_once()
    {
        Owe("s1");
        new BriefingFiles(temp.Home).Publish(BriefingFiles.Global, Briefing);
        Run("UserPromptSubmit");
        Assert.Empty(printed);
        EnvironmentHub.SetFirstMeeting(temp.Home, null);
        Run("UserPromptSubmit", "another");
        Assert.Empty(printed);
        Run("UserPromptSubmit");
        Assert.Contains("Build with dotnet", Assert.Single(printed));
        Run("UserPromptSubmit");
        Assert.Single(printed);
    }

    [Fact]
    public void Why_the_hub_could_not_be_joined_is_said_to_the_person_alone()
    {
        Owe("s1");
        EnvironmentHub.SetFirstMeeting(temp.Home, "The hub cannot be reached.");
        Run("UserPromptSubmit");
        var said = Assert.Single(printed);
        Assert.Contains("could not be joined", said);
        Assert.DoesNotContain("additionalContext", said);
        Assert.DoesNotContain("hunter2", said);
    }

    [Theory]
    [InlineData("claude", null, 14_500)]
    [InlineData("claude", "60000", 59_500)]
    [InlineData("claude", "5000", 14_500)]
    [InlineData("claude", "soon", 14_500)]
    [InlineData("codex", "60000", 2_500)]
    public void The_last_moment_lasts_as_long_as_the_client_says(string client, string? told, int milliseconds) =>
        Assert.Equal(milliseconds, SessionEnd.Timeout(HookClient.Named(client), _ => told).TotalMilliseconds);

    [Fact]
    public void Later_starts_wait_for_nobody()
    {
        EnvironmentHub.SetFirstMeeting(temp.Home, "The hub cannot be reached.");
        Run("SessionStart");
        Assert.Empty(printed);
        Assert.False(FirstSession.IsDue(temp.Home));
    }
}

/// <summary>Tests that set the environment's hub, one after the other.</summary>
[CollectionDefinition(nameof(EnvironmentHub), DisableParallelization = true)]
public sealed class GivenHubTests;
