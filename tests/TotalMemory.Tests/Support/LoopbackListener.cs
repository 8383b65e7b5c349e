using System.Net;

namespace TotalMemory.Tests.Support;

/// <summary>An HTTP listener on a free port of this machine.</summary>
public static class LoopbackListener
{
    /// <summary>A listener that serves, and its address, which ends in a slash.</summary>
    public static HttpListener Start(out Uri address)
    {
        for (var attempt = 0; ; attempt++)
        {
            // Below those that systems give to outgoing connections.
            address = new Uri($"http://127.0.0.1:{Random.Shared.Next(20_000, 32_000)}/");
            var listener = new HttpListener(); // One that could not start cannot be used again.
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < 20) { }
        }
    }
}
