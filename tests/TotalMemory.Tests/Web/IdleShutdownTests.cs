using Microsoft.Extensions.Time.Testing;
using TotalMemory.Tests.Support;
using TotalMemory.Web.Serving;

namespace TotalMemory.Tests.Web;

public sealed class IdleShutdownTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Some.Time);
    private readonly IdleShutdown idle;
    private bool isRemoved;
    private bool hasLeft;

    public IdleShutdownTests()
    {
        idle = new IdleShutdown(time, () => isRemoved, () => hasLeft = true);
        idle.Begin();
    }

    public void Dispose() => idle.Dispose();

    [Fact]
    public void A_page_that_nobody_asks_for_a_while_leaves()
    {
        time.Advance(IdleShutdown.After / 2);
        idle.Asked();
        time.Advance(IdleShutdown.After * 0.9);
        Assert.False(hasLeft);
        time.Advance(IdleShutdown.After * 0.2);
        Assert.True(hasLeft);
    }

    [Fact]
    public void A_page_whose_memory_was_removed_leaves_soon()
    {
        isRemoved = true;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(hasLeft);
    }
}
