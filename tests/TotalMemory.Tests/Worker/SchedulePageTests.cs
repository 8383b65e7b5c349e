using System.Text;
using Hangfire;
using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Dashboard;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Tests.Worker;

/// <summary>Hangfire's dashboard, as the page asks for it.</summary>
public sealed class SchedulePageTests : IDisposable
{
    private readonly TempHome home = new();
    private readonly JobStorage storage;

    public SchedulePageTests()
    {
        storage = ScheduleStorage.Open(home.Home, NullLogger.Instance);
        new RecurringJobManager(storage).AddOrUpdate<SchedulePageTests>("nightly", t => t.Dispose(), Cron.Daily());
    }

    public void Dispose()
    {
        (storage as IDisposable)?.Dispose();
        home.Dispose();
    }

    [Theory]
    [InlineData("/", "Overview")]
    [InlineData("/recurring", "nightly")]
    [InlineData("/jobs/succeeded", "Succeeded")]
    [InlineData("/servers", "Servers")]
    public async Task Its_pages_are_shown(string path, string words)
    {
        var (status, type, text) = await AskAsync("GET", path);
        Assert.Equal((200, "text/html"), (status, type));
        Assert.Contains(words, text);
        Assert.Contains("href=\"/schedule/recurring\"", text);
        Assert.DoesNotContain(home.Folder, text);
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        Assert.Equal(404, (await AskAsync("GET", "/elsewhere")).Status);
        Assert.Contains("hangfire", (await AskAsync("GET", Script(await AskAsync("GET", "/")))).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_only_shows()
    {
        Assert.DoesNotContain("/recurring/trigger", (await AskAsync("GET", "/recurring")).Text);
        foreach (var command in (string[])["/recurring/trigger", "/recurring/remove"])
            Assert.NotEqual(204, (await AskAsync("POST", command, ("jobs[]", "nightly"))).Status);
        Assert.Equal(["nightly"], storage.GetReadOnlyConnection().GetAllItemsFromSet("recurring-jobs"));
        Assert.Equal(0, storage.GetMonitoringApi().EnqueuedCount("default"));
    }

    private static string Script((int Status, string Type, string Text) page)
    {
        var end = page.Text.LastIndexOf("\"></script>", StringComparison.Ordinal);
        var begin = page.Text.LastIndexOf("src=\"", end, StringComparison.Ordinal) + 5;
        return page.Text[begin..end][SchedulePage.Address.Length..];
    }

    private async Task<(int Status, string Type, string Text)> AskAsync(
        string method,
        string path,
        params (string Name, string Value)[] form
    )
    {
        var values = form.ToDictionary(f => f.Name, f => (string[])[f.Value]);
        var question = new ScheduleQuestion(method, path, new Dictionary<string, string>(), values, "word");
        var answer = await ScheduleOnce.AnswerAsync(storage, question);
        return (answer.Status, answer.ContentType.Split(';')[0], Encoding.UTF8.GetString(answer.Body));
    }
}
