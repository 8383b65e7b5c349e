using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Mcp;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

public sealed class UnansweredRequestsTests : IDisposable
{
    private const string Hello =
        """{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"""
        + """ "clientInfo":{"name":"t","version":"1"}}}""";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private readonly Workplace work = new();
    private readonly UnansweredRequests requests = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => work.Dispose();

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string Save(int id) =>
        $$$$"""
            {"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call",
            """
        + $$$$"""
            "params":{"name":"memory_save","arguments":{"content":"Service {{{{id}}}} listens on port {{{{id}}}}000."}}}
            """;

    [Fact]
    public async Task A_client_that_closes_its_end_at_once_gets_every_answer()
    {
        Pipe toServer = new(),
            toClient = new();
        var lines = new[] { Hello }.Concat(Enumerable.Range(1, 20).Select(Save));
        await toServer.Writer.WriteAsync(Bytes(string.Join('\n', lines)), Cancel); // and the last one without its line feed
        await toServer.Writer.CompleteAsync();

        await using (
            var server = MemoryServer.Create(
                MemoryServer.Transport(toServer.Reader.AsStream(), toClient.Writer.AsStream()),
                work.Memory,
                ToolSet.Core,
                work.Time
            )
        )
            await server.RunAsync(Cancel);
        await toClient.Writer.CompleteAsync();

        using var reader = new StreamReader(toClient.Reader.AsStream());
        var answered = (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Id).ToHashSet();
        Assert.Equal(21, answered.Count);
    }

    private static string? Id(string line) => JsonNode.Parse(line)!["id"]?.ToJsonString();

    [Fact]
    public async Task Nothing_is_waited_for_that_needs_no_answer()
    {
        requests.Asked(Bytes("""{"jsonrpc":"2.0","method":"notifications/initialized"}"""));
        requests.Asked(Bytes("""{"jsonrpc":"2.0","id":7,"result":{}}""")); // an answer of the client to a request of ours
        requests.Asked(Bytes("no json"));
        requests.Asked(Bytes("[1]"));

        await requests.WaitAsync(Long, Cancel);
    }

    [Fact]
    public async Task A_request_that_was_answered_or_cancelled_is_not_waited_for()
    {
        requests.Asked(Bytes("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}"""));
        requests.Asked(Bytes("""{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"memory_recall"}}"""));
        var waiting = requests.WaitAsync(Long, Cancel);

        requests.Sent(Bytes("""{"jsonrpc":"2.0","method":"notifications/progress","params":{}}"""));
        requests.Sent(Bytes("""{"jsonrpc":"2.0","id":1,"result":{}}"""));
        Assert.False(waiting.IsCompleted);
        requests.Asked(Bytes("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"a"}}"""));

        await waiting;
    }

    [Fact]
    public async Task A_client_that_is_gone_or_an_answer_that_never_comes_is_not_waited_for_for_ever()
    {
        requests.Asked(Bytes("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}"""));
        await requests.WaitAsync(Short, Cancel);

        var waiting = requests.WaitAsync(Long, Cancel);
        requests.GiveUp();
        await waiting;
    }

    [Fact]
    public async Task Many_requests_are_waited_for_as_long_as_answers_come()
    {
        var time = new HeardTime();
        var many = new UnansweredRequests(time);
        foreach (var id in Enumerable.Range(1, 3))
            many.Asked(Bytes($$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"memory_save"}}"""));
        var waiting = many.WaitAsync(Long, Cancel);

        time.Advance(Long * 0.9);
        many.Sent(Bytes("""{"jsonrpc":"2.0","id":1,"result":{}}"""));
        var waitsAgain = time.NextTimer();
        time.Advance(Long * 0.9);
        await Task.WhenAny(waitsAgain, waiting); // An answer came since, so it waits as long again.
        time.Advance(Long * 0.9);
        Assert.False(waiting.IsCompleted);
        time.Advance(Long * 0.1);
        await waiting; // None came.
    }

    /// <summary>A time that a test sets, and hears of it when somebody begins to wait.</summary>
    private sealed class HeardTime : FakeTimeProvider
    {
        private volatile TaskCompletionSource? next;

        public Task NextTimer() => (next = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            next?.TrySetResult();
            return timer;
        }
    }
}
