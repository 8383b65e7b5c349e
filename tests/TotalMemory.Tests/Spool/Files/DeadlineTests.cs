using TotalMemory.Spool.Files;

namespace TotalMemory.Tests.Spool.Files;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public void What_answers_is_handed_on() => Assert.Equal(7, Deadline.Within("/a", Long, () => 7));

    [Fact]
    public void What_goes_wrong_is_thrown_as_it_was() =>
        Assert.Throws<UnauthorizedAccessException>(() => Deadline.Within<int>("/a", Long, () => throw new UnauthorizedAccessException()));

    [Fact]
    public void A_disk_that_hangs_is_not_waited_for_and_not_asked_again_before_it_answers()
    {
        using var answers = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var asked = 0;
        int Hangs()
        {
            asked++;
            answers.Wait();
            done.Set();
            return 1;
        }
        var path = $"/mnt/{Guid.NewGuid()}";
        Assert.Contains(
            path,
            Assert.Throws<IOException>(() => Deadline.Within(path, TimeSpan.Zero, Hangs)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<IOException>(() => Deadline.Within(path, Long, Hangs));
        Assert.True(asked <= 1);
        answers.Set();
        done.Wait(TestContext.Current.CancellationToken);
        // Its thread takes the path off the list a moment later.
        Assert.True(SpinWait.SpinUntil(() => Answers(path), Long));
    }

    private static bool Answers(string path)
    {
        try
        {
            return Deadline.Within(path, Long, () => true);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
