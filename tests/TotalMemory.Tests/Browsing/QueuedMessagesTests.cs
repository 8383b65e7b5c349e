using System.Text.Json.Nodes;
using TotalMemory.Browsing;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Browsing;

/// <summary>Claude Code writes a message twice when it is put into the queue: it was said once.</summary>
public sealed class QueuedMessagesTests : IDisposable
{
    private readonly Workplace work = new();

    public QueuedMessagesTests() =>
        work.Bare(
            "shop",
            "s1",
            s =>
                s.Raw(Queued("where does the pelican live?"))
                    .User("where does the pelican live?")
                    .Raw(Queued("and the stork?"))
                    .Says("Both live in the cache.")
        );

    public void Dispose() => work.Dispose();

    private static JsonObject Queued(string text) =>
        new()
        {
            ["type"] = "queue-operation",
            ["operation"] = "enqueue",
            ["content"] = text,
            ["sessionId"] = "s1",
            ["timestamp"] = "2026-03-01T09:00:00.000Z",
        };

    [Fact]
    public void A_session_shows_it_once() =>
        Assert.Equal(
            ["where does the pelican live?", "and the stork?", "Both live in the cache."],
            work.Memory.Sessions.Turns("s1", null, null, 50, out _).Select(t => t.Turn.Text)
        );

    [Theory]
    [InlineData("pelican live")]
    [InlineData("stork")]
    public void It_is_found_once(string words) => Assert.Single(work.Memory.TurnSearch.Find(new TurnQuery { Text = words }).Hits);
}
