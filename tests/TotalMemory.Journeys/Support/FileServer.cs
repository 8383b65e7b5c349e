using System.Collections.Concurrent;
using System.Net;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys.Support;

/// <summary>Serves the files of a folder on loopback; some can be given other bytes.</summary>
public sealed class FileServer : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly string folder;
    private readonly Task loop;

    public FileServer(string folder)
    {
        this.folder = folder;
        listener = LoopbackListener.Start(out var address);
        Address = address.ToString().TrimEnd('/');
        loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>Answered instead of the file of this name.</summary>
    public Dictionary<string, byte[]> Instead { get; } = [];

    /// <summary>Names of the files that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await loop;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
            try
            {
                var context = await listener.GetContextAsync();
                await AnswerAsync(context, Path.GetFileName(context.Request.Url!.AbsolutePath));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException) { }
    }

    private async Task AnswerAsync(HttpListenerContext context, string name)
    {
        Asked.Enqueue(name);
        var file = Path.Combine(folder, name);
        if (Instead.TryGetValue(name, out var bytes) || File.Exists(file))
            await context.Response.OutputStream.WriteAsync(bytes ?? await File.ReadAllBytesAsync(file));
        else
            context.Response.StatusCode = 404;
        context.Response.Close();
    }
}
