using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

public sealed class ImportBacklogTests : IDisposable
{
    private readonly Workplace work = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => work.Dispose();

    [Fact]
    public void What_an_installation_left_is_read_by_the_next_start_newest_first()
    {
        var older = Transcript("older", 1);
        var newer = Transcript("newer", 2);
        work.Memory.Backlog.Add([Path.GetDirectoryName(older)!]);
        // Here the process ends; the worker starts.
        var next = new MemoryServices(work.Memory.Home, work.Time);
        Assert.Equal([newer, older], next.Backlog.Remaining());
        Assert.Equal(2, next.Backlog.Read(next.Backlog.Remaining(), Cancel).Transcripts);
        Assert.Equal(2, next.Backlog.Read(next.Backlog.Remaining(), Cancel).Unchanged);
        next.Backlog.Done();
        Assert.Empty(next.Backlog.Remaining());
    }

    [Fact]
    public void A_file_that_is_gone_costs_only_itself()
    {
        var there = Transcript("there", 1);
        var report = work.Memory.Backlog.Read([there + ".gone.jsonl", there], Cancel);
        Assert.Equal(1, report.UnreadableFiles);
        Assert.Equal(1, report.Transcripts);
    }

    private string Transcript(string id, int day)
    {
        var session = new ClaudeSession(id, work.Project("shop"), Some.Time.AddDays(day)).User("please build the project");
        var path = work.Temp.Write($"old/{id}.jsonl", session.Text);
        File.SetLastWriteTimeUtc(path, Some.Time.AddDays(day).UtcDateTime);
        return path;
    }
}
