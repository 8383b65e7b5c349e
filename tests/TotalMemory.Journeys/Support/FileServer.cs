using System.Net;

namespace TotalMemory.Journeys.Support;

/// <summary>Serves the files of a folder on loopback; some can be given other bytes.</summary>
public sealed class FileServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly string folder;
    private readonly Task loop;

    public FileServer(string folder)
    {
        this.folder = folder;
        for (var attempt = 0; ; attempt++)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            Address = $"http://127.0.0.1:{port}";
            listener.Prefixes.Clear();
            listener.Prefixes.Add(Address + "/");
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 20) { }
        }
        loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>Answered instead of the file of this name.</summary>
    public Dictionary<string, byte[]> Instead { get; } = [];

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
        var file = Path.Combine(folder, name);
        if (Instead.TryGetValue(name, out var bytes) || File.Exists(file))
            await context.Response.OutputStream.WriteAsync(bytes ?? await File.ReadAllBytesAsync(file));
        else
            context.Response.StatusCode = 404;
        context.Response.Close();
    }
}
