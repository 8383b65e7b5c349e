using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Sync;

public sealed class HubStateTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 30, 0, TimeSpan.Zero);
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private void Join() =>
        new HubMembership
        {
            Address = "postgres://me@db.example.org/memory",
            Machine = "0a0b0c0d",
            Vault = Guid.Empty.ToString(),
        }.Save(temp.Home);

    [Fact]
    public void Without_a_hub_there_is_no_line() => Assert.Null(HubState.Line(temp.Home, Now));

    [Fact]
    public void A_hub_is_named_with_the_last_meeting()
    {
        Join();
        Assert.Equal("postgres://me@db.example.org/memory, not met yet", HubState.Line(temp.Home, Now));
        new HubState { Met = Now.AddMinutes(-2) }.Save(temp.Home);
        Assert.Equal("postgres://me@db.example.org/memory, last met 2026-11-27 09:28 UTC", HubState.Line(temp.Home, Now));
    }

    [Fact]
    public void What_went_wrong_is_said_and_that_nothing_is_lost()
    {
        Join();
        new HubState { Met = Now.AddDays(-3), Trouble = "The hub does not answer." }.Save(temp.Home);
        Assert.EndsWith(
            "last met 2026-11-24 09:30 UTC: The hub does not answer; what is learned here waits until it is met again",
            HubState.Line(temp.Home, Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_damaged_file_is_named_with_what_to_do()
    {
        Directory.CreateDirectory(temp.Home.Root);
        File.WriteAllText(Path.Combine(temp.Home.Root, "hub.json"), "{");
        Assert.Contains("join again", HubState.Line(temp.Home, Now), StringComparison.Ordinal);
    }
}
