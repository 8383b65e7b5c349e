using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests;

public sealed class PublishingTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public void What_a_killed_import_left_is_done_by_the_next_start()
    {
        Assert.False(work.Memory.Publishing.Begin());
        // Here the process is killed; another one starts.
        var next = new MemoryServices(work.Memory.Home, work.Time);
        Assert.True(next.Publishing.Begin());
        next.Publishing.Finish();
        Assert.False(next.Publishing.Begin());
        next.Publishing.Done();
        Assert.False(next.Publishing.Begin());
    }

    [Fact]
    public void A_saved_sentence_is_told_at_once_and_the_worker_makes_a_rule_of_it()
    {
        var publishing = work.Memory.Publishing;
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"), isTrusted: true);
        Save("From now on never commit to main");
        publishing.PublishAndLeaveReview([project.Id]);
        Assert.Contains("never commit to main", new BriefingFiles(work.Temp.Home).Read(project.Id), StringComparison.Ordinal);
        Assert.Empty(work.Memory.Rules.All(project.Id));
        new MemoryServices(work.Memory.Home, work.Time).Publishing.ReviewIfLeft();
        Assert.Single(work.Memory.Rules.All(project.Id));
        // Nobody left another one.
        Save("From now on always sign every release");
        publishing.ReviewIfLeft();
        Assert.Single(work.Memory.Rules.All(project.Id));

        void Save(string text) =>
            work.Memory.Knowledge.SaveOwn(
                project,
                Some.Fact(text) with
                {
                    Evidence = [Evidence.FromCall("", text, work.Time.GetUtcNow(), Origin.User, "person")],
                }
            );
    }
}
