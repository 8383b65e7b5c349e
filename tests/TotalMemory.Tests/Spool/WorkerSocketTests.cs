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
        var path = SocketPath.Find(temp.Home)!;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(4);
        if (serve is not null)
            _ = Task.Run(() =>
            {
                try
                {
                    while (true)
                    {
                        using var client = listener.Accept();
                        serve(client);
                    }
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
        using var hung = Listen(); // It never accepts, so that without a deadline this would never end.
        Assert.Null(Ask());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_delivered_is_confirmed_and_what_was_not_is_not(bool isDelivered)
    {
        var confirmed = new TaskCompletionSource<int>();
        using var listener = Listen(client =>
        {
            client.Receive(new byte[100]);
            client.Send(new byte[] { 1, 0, 0, 0, 65 });
            confirmed.TrySetResult(client.Receive(new byte[100]));
        });
        WorkerSocket.Ask(temp.Home, WorkerQuestion.Prompt, "hello"u8, TimeSpan.FromMinutes(1), _ => isDelivered);
        Assert.Equal(isDelivered ? 1 : 0, await confirmed.Task);
    }

    [Fact]
    public async Task Waiting_for_an_answer_blocks_no_thread_and_ends_when_cancelled()
    {
        using var hung = Listen();
        using var leave = new CancellationTokenSource();
        var asking = WorkerSocket.AskAsync(temp.Home, WorkerQuestion.Recall, "hello"u8.ToArray(), TimeSpan.FromMinutes(1), leave.Token);
        Assert.False(asking.IsCompleted); // The call came back, and nobody has answered.
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Who_waits_without_a_thread_gets_the_same_answer()
    {
        using var listener = Listen(client =>
        {
            client.Receive(new byte[100]);
            client.Send(new byte[] { 1, 0, 0, 0, 65 });
        });
        Assert.Equal("A"u8.ToArray(), await AskAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Who_waits_without_a_thread_waits_no_longer_than_the_deadline()
    {
        Assert.Null(await AskAsync(TimeSpan.FromMilliseconds(100)));
        using var hung = Listen();
        Assert.Null(await AskAsync(TimeSpan.FromMilliseconds(100)));
    }

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 10, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { })]
    public async Task Nonsense_is_no_answer_without_a_thread_either(byte[] nonsense)
    {
        using var listener = Listen(client => client.Send(nonsense));
        Assert.Null(await AskAsync(TimeSpan.FromMilliseconds(100)));
    }

    private Task<byte[]?> AskAsync(TimeSpan deadline) =>
        WorkerSocket.AskAsync(temp.Home, WorkerQuestion.Recall, "hello"u8.ToArray(), deadline, TestContext.Current.CancellationToken);

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
    public void A_socket_in_a_folder_that_others_may_enter_is_not_asked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes");
        using var listener = Listen(client =>
        {
            client.Receive(new byte[100]); // One that left before it was asked would not be heard.
            client.Send(new byte[] { 1, 0, 0, 0, 65 });
        });
        Assert.Equal("A"u8.ToArray(), WorkerSocket.Ask(temp.Home, WorkerQuestion.Prompt, "hello"u8, TimeSpan.FromMinutes(1)));
        File.SetUnixFileMode(Path.GetDirectoryName(SocketPath.Find(temp.Home)!)!, (UnixFileMode)0b111_101_101);
        Assert.Null(Ask());
    }

    [Fact]
    public void What_was_left_at_the_path_makes_room_and_a_folder_there_is_reported()
    {
        var path = SocketPath.Find(temp.Home)!;
        temp.Write("home/run/worker.sock", "not a socket");
        SocketPath.Prepare(path);
        Assert.False(File.Exists(path));
        Directory.CreateDirectory(path);
        Assert.Throws<IOException>(() => SocketPath.Prepare(path));
    }

    [Fact]
    public void A_folder_that_is_a_link_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no links");
        PrivateFiles.CreateFolder(temp.Home.Root);
        Directory.CreateSymbolicLink(Path.Combine(temp.Home.Root, "run"), temp.MakeFolder("elsewhere"));
        Assert.Throws<IOException>(() => SocketPath.Prepare(SocketPath.Find(temp.Home)!));
    }

    [Fact]
    public void A_home_too_deep_for_an_address_gets_a_shorter_one_of_the_users_own_or_none()
    {
        var deep = new MemoryHome(Path.Combine(temp.Folder, new string('x', 120)));
        var path = SocketPath.Find(deep)!;
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(path) < 104);
        Assert.NotEqual(path, SocketPath.Find(new MemoryHome(deep.Root + "y")));
        Assert.StartsWith("/t/", SocketPath.Find(deep, temp.Folder + "/none", "/t"), StringComparison.Ordinal);
        Assert.Null(SocketPath.Find(deep, temp.Folder + "/none", "/" + new string('t', 100)));
        var open = temp.MakeFolder("open");
        Assert.StartsWith("/t/", SocketPath.Find(deep, open, "/t"), StringComparison.Ordinal);
        File.SetUnixFileMode(open, (UnixFileMode)0b111_000_000);
        Assert.StartsWith(open, SocketPath.Find(deep, open, "/t"), StringComparison.Ordinal);
    }
}
