using System.Diagnostics;
using System.Net.Sockets;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class WorkerSocketTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private byte[]? Ask() => WorkerSocket.Ask(temp.Home, WorkerQuestion.Prompt, "hello"u8, TimeSpan.FromMilliseconds(100));

    private Socket Listen(Action<Socket>? serve = null)
    {
        var path = WorkerSocket.PathOf(temp.Home);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(4);
        if (serve is not null)
            _ = Task.Run(() =>
            {
                try
                {
                    using var client = listener.Accept();
                    serve(client);
                }
                catch (SocketException) { }
            });
        return listener;
    }

    [Fact]
    public void Nobody_there_is_no_answer() => Assert.Null(Ask());

    [Fact]
    public void A_file_in_its_place_is_no_answer()
    {
        temp.Write("home/run/worker.sock", "not a socket");
        Assert.Null(Ask());
    }

    [Fact]
    public void Who_does_not_answer_in_time_has_not_answered()
    {
        using var hung = Listen();
        var watch = Stopwatch.StartNew();
        Assert.Null(Ask());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5)); // Not a measurement: it came back at all.
    }

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 10, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { 1 })]
    [InlineData(new byte[] { })]
    public void Nonsense_is_no_answer(byte[] nonsense)
    {
        using var listener = Listen(client => client.Send(nonsense));
        Assert.Null(Ask());
    }

    [Fact]
    public void A_home_too_deep_for_an_address_gets_a_shorter_one()
    {
        var deep = new MemoryHome(Path.Combine(temp.Folder, new string('x', 120)));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(WorkerSocket.PathOf(deep)) < 108);
        Assert.NotEqual(WorkerSocket.PathOf(deep), WorkerSocket.PathOf(new MemoryHome(deep.Root + "y")));
    }
}
