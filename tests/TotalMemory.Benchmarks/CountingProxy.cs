using System.Net;
using System.Net.Sockets;

namespace TotalMemory.Benchmarks;

/// <summary>Stands between machines and their hub, and counts bytes.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private long sent;
    private long received;

    public CountingProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Bytes to the hub and from it since the last time.</summary>
    public (long Sent, long Received) Take() => (Interlocked.Exchange(ref sent, 0), Interlocked.Exchange(ref received, 0));

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }

    private async Task ForwardAsync(TcpClient machine)
    {
        using (machine)
        using (var hub = new TcpClient())
            try
            {
                await hub.ConnectAsync(IPAddress.Loopback, target);
                await Task.WhenAny(
                    CopyAsync(machine.GetStream(), hub.GetStream(), n => Interlocked.Add(ref sent, n)),
                    CopyAsync(hub.GetStream(), machine.GetStream(), n => Interlocked.Add(ref received, n))
                );
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException) { }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int> count)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is var read and > 0)
        {
            count(read);
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
