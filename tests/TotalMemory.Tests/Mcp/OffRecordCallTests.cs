using TotalMemory.Spool.OffRecord;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>Agents may ask, and keep nothing, in what is off the record.</summary>
public sealed class OffRecordCallTests : ToolTests
{
    private OffRecordFiles Files => Work.Memory.OffRecord.Files;

    [Fact]
    public async Task A_private_session_saves_nothing_and_may_ask()
    {
        Files.Sessions.Mark("session-1");
        var saved = await Server.CallAsync("memory_save", new { content = "the pelican is white" });
        Assert.True(saved.IsError);
        Assert.Contains("Nothing was kept: this session is private", saved.Text);
        Assert.False((await Server.CallAsync("memory_recall", new { query = "pelican" })).IsError);
        Assert.True((await Server.CallAsync("self_error_log", new { description = "x", category = "code_error" })).IsError);
        Server.Session = "session-2";
        Assert.False((await Server.CallAsync("memory_save", new { content = "the heron is grey" })).IsError);
    }

    [Fact]
    public async Task A_paused_or_excluded_project_takes_no_save_from_anywhere()
    {
        Files.Begin(new Pause(Work.Time.GetUtcNow(), null, Work.ProjectId("shop")));
        Assert.Contains("paused", (await Server.CallAsync("memory_save", new { content = "the pelican is white" })).Text);
        Server.Project = "other";
        Assert.False((await Server.CallAsync("memory_save", new { content = "the heron is grey" })).IsError);
        Files.Exclude(Work.Project("other"), Work.Time.GetUtcNow());
        Assert.Contains("this folder is excluded", (await Server.CallAsync("memory_save", new { content = "an ibis" })).Text);
    }
}
