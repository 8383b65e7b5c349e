using Microsoft.Extensions.Time.Testing;
using TotalMemory.Cli;
using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Cli;

/// <summary>What a command says and does while the home's disk does not answer it.</summary>
public sealed class HangingHomeTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly ManualResetEventSlim answers = new();
    private readonly MemoryHome home = new($"/mnt/{Guid.NewGuid()}");
    private readonly List<string> said = [];
    private bool hasGivenUp;

    public void Dispose()
    {
        answers.Set();
        answers.Dispose();
    }

    // The call that a hung mount never returns from, and a deadline that is over at once.
    private JsonCheck? AskAHungDisk() =>
        DoctorChecks.Hanging(
            home,
            TimeSpan.Zero,
            () =>
            {
                answers.Wait();
                return true;
            }
        );

    private HangingHome Watch(Func<JsonCheck?> look) => new(look, said.Add, () => hasGivenUp = true, time);

    [Fact]
    public void The_disk_is_named_with_what_to_do_and_then_the_command_ends()
    {
        using var watch = Watch(AskAHungDisk);
        time.Advance(HangingHome.FirstLook - TimeSpan.FromSeconds(1));
        Assert.Empty(said);
        time.Advance(TimeSpan.FromSeconds(1));
        var told = Assert.Single(said);
        Assert.StartsWith($"The disk that holds {home.Root} does not answer. Nothing was done yet: ", told, StringComparison.Ordinal);
        Assert.False(hasGivenUp);
        time.Advance(HangingHome.NextLook);
        Assert.True(hasGivenUp);
        Assert.Single(said);
    }

    [Fact]
    public void A_disk_that_answers_in_between_is_waited_for()
    {
        Queue<Func<JsonCheck?>> looks = new([AskAHungDisk, () => null, AskAHungDisk, () => null]);
        using var watch = Watch(() => looks.Dequeue()());
        time.Advance(HangingHome.FirstLook);
        for (var i = 0; i < 3; i++)
            time.Advance(HangingHome.NextLook);
        Assert.Equal(2, said.Count);
        Assert.False(hasGivenUp);
    }

    [Fact]
    public void A_command_that_ends_before_is_told_nothing()
    {
        Watch(AskAHungDisk).Dispose();
        time.Advance(HangingHome.FirstLook + HangingHome.NextLook);
        Assert.Empty(said);
    }

    [Fact]
    public void A_disk_that_answers_is_no_finding() => Assert.Null(DoctorChecks.Hanging(home, TimeSpan.FromMinutes(5), () => true));
}
