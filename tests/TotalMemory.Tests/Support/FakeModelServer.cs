using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Tests.Support;

/// <summary>
/// A model service on this machine that speaks Ollama's, OpenAI's and Anthropic's protocol and answers whatever it is told to.
/// </summary>
public sealed class FakeModelServer : IDisposable
{
    private readonly HttpListener listener;
    private readonly List<string> requests = [];

    public FakeModelServer()
    {
        listener = LoopbackListener.Start(out var address);
        Address = address;
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The model's words for a request.</summary>
    public Func<string, string> Answer { get; set; } = _ => """{"items":[]}""";

    public int Status { get; set; } = 200;

    /// <summary>Ends the connection in the middle of the answer.</summary>
    public bool CutsOff { get; set; }

    public TimeSpan Delay { get; set; }

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (HttpListenerException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (InvalidOperationException)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream);
            var request = await reader.ReadToEndAsync();
            lock (requests)
                requests.Add(request);
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay);
            var body = Encoding.UTF8.GetBytes(
                Status == 200
                    ? Body(context.Request.Url!.AbsolutePath, Answer(request))
                    : """{"error":{"type":"rate_limit_error","message":"rate limit: quota exceeded"}}"""
            );
            context.Response.StatusCode = Status;
            context.Response.ContentType = context.Request.Url!.AbsolutePath.EndsWith("/api/chat", StringComparison.Ordinal)
                ? "application/x-ndjson"
                : "application/json";
            if (CutsOff)
            {
                context.Response.SendChunked = true;
                await context.Response.OutputStream.WriteAsync(body.AsMemory(0, body.Length / 2));
                await context.Response.OutputStream.FlushAsync();
                context.Response.Abort();
                return;
            }
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (HttpListenerException) { } // The client left.
        catch (ObjectDisposedException) { }
    }

    // As many vectors as the request has inputs; the answer's words are the request's body then.
    private static float[][] Vectors(string request)
    {
        var input = JsonNode.Parse(request)!["input"]!;
        var texts = input is JsonArray several ? several.Select(t => (string)t!) : [(string)input!];
        return
        [
            .. texts.Select(t =>
                Enumerable
                    .Range(0, 16)
                    .Select(i =>
                        MathF.Sin(t.Length * (i + 1))
                        + (t.Contains("car", StringComparison.Ordinal) || t.Contains("automobile", StringComparison.Ordinal) ? 3 : 0)
                            * MathF.Cos(i)
                    )
                    .ToArray()
            ),
        ];
    }

    private static string Body(string path, string words) =>
        path switch
        {
            "/api/embed" => JsonSerializer.Serialize(new { model = "m", embeddings = Vectors(words) }),
            "/v1/embeddings" => JsonSerializer.Serialize(
                new
                {
                    @object = "list",
                    model = "m",
                    data = Vectors(words)
                        .Select(
                            (v, index) =>
                                new
                                {
                                    @object = "embedding",
                                    index,
                                    embedding = Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(v)),
                                }
                        ),
                    usage = new { prompt_tokens = 1, total_tokens = 1 },
                }
            ),
            "/api/chat" => new JsonObject
            {
                ["model"] = "m",
                ["created_at"] = "2026-03-01T00:00:00Z",
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = words },
                ["done"] = true,
                ["done_reason"] = "stop",
                ["prompt_eval_count"] = 900,
                ["eval_count"] = 100,
            }.ToJsonString() + "\n",
            "/v1/messages" => new JsonObject
            {
                ["id"] = "msg_1",
                ["type"] = "message",
                ["role"] = "assistant",
                ["model"] = "m",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = words }),
                ["stop_reason"] = "end_turn",
                ["stop_sequence"] = null,
                ["usage"] = new JsonObject { ["input_tokens"] = 900, ["output_tokens"] = 100 },
            }.ToJsonString(),
            _ => JsonSerializer.Serialize(
                new
                {
                    id = "c1",
                    @object = "chat.completion",
                    created = 1,
                    model = "m",
                    choices = new[]
                    {
                        new
                        {
                            index = 0,
                            message = new { role = "assistant", content = words },
                            finish_reason = "stop",
                        },
                    },
                    usage = new
                    {
                        prompt_tokens = 900,
                        completion_tokens = 100,
                        total_tokens = 1000,
                    },
                }
            ),
        };
}
