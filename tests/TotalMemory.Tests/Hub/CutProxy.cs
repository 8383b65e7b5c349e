using System.Net;
using System.Net.Sockets;

namespace TotalMemory.Tests.Hub;

/// <summary>Stands between a machine and its hub, and cuts the line after so many bytes.</summary>
public sealed class CutProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly int target;
    private long left;

    public CutProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Bytes that may still go to the hub before the line is cut.</summary>
    public long Left
    {
        get => Interlocked.Read(ref left);
        set => Interlocked.Exchange(ref left, value);
    }

    /// <summary>Called once when the line is cut.</summary>
    public Action? Cut { get; set; }

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task ForwardAsync(TcpClient machine)
    {
        using var hub = new TcpClient();
        using (machine)
            try
            {
                await hub.ConnectAsync(IPAddress.Loopback, target);
                var back = hub.GetStream().CopyToAsync(machine.GetStream());
                await SendAsync(machine.GetStream(), hub.GetStream());
                _ = back.Exception;
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException) { }
    }

    private async Task SendAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[512];
        while (await from.ReadAsync(buffer) is var read and > 0)
        {
            if (Interlocked.Add(ref left, -read) < 0)
            {
                Cut?.Invoke();
                Cut = null;
                return;
            }
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
