using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys.Support;

/// <summary>What the model does next: says something, or calls a tool.</summary>
/// <param name="Namespace">Where Codex keeps a server's tools.</param>
public sealed record ModelTurn(string? Text, string? Tool = null, JsonObject? Input = null, string? Namespace = null);

/// <summary>
/// A model service on this machine that speaks the Anthropic Messages API and the OpenAI Responses API, streamed. Which step of a script
/// is played follows from the conversation the client sends, so that it keeps no state.
/// </summary>
public sealed class MockModel : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly Task loop;
    private readonly List<(string Marker, ModelTurn[] Anthropic, ModelTurn[] Responses)> scripts = [];
    private readonly List<string> requests = [];

    public MockModel()
    {
        listener = LoopbackListener.Start(out var address);
        Port = address.Port;
        loop = Task.Run(ServeAsync);
    }

    public int Port { get; }

    /// <summary>Bodies of all requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    /// <summary>After a user message that holds the marker, the model plays these steps, one a turn.</summary>
    public void Script(string marker, ModelTurn[] anthropic, ModelTurn[] responses) => scripts.Add((marker, anthropic, responses));

    public async ValueTask DisposeAsync()
    {
        // Not Stop and then Close: a listener that has stopped binds its port again only to close it, and a client may hold it by then.
        listener.Close();
        await loop;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
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
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var raw = await reader.ReadToEndAsync();
            lock (requests)
                requests.Add(raw);
            var path = context.Request.Url!.AbsolutePath;
            var body = raw.Length > 0 ? JsonNode.Parse(raw)!.AsObject() : [];
            var answer =
                path.EndsWith("/messages", StringComparison.Ordinal) ? Anthropic(body)
                : path.EndsWith("/responses", StringComparison.Ordinal) ? Responses(body)
                : null;
            context.Response.StatusCode = answer is null ? 404 : 200;
            context.Response.ContentType =
                answer is not null && answer.StartsWith("event:", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer ?? "{}"));
            context.Response.Close();
        }
        catch (HttpListenerException) { } // The client left.
        catch (IOException) { }
        catch (ObjectDisposedException) { }
    }

    private ModelTurn Next(IEnumerable<(string Kind, string Text)> conversation, bool anthropic, bool hasTools = true)
    {
        var turns = conversation.ToList();
        for (var i = turns.Count - 1; i >= 0; i--)
        {
            if (
                turns[i].Kind != "user"
                || scripts.FirstOrDefault(s => turns[i].Text.Contains(s.Marker, StringComparison.Ordinal))
                    is not { Marker: not null } script
            )
                continue;
            var steps = anthropic ? script.Anthropic : script.Responses;
            var played = turns.Skip(i + 1).Count(t => t.Kind == "model");
            return played < steps.Length ? steps[played] : new ModelTurn("Done.");
        }
        return new ModelTurn(anthropic && !hasTools ? "{\"title\":\"Mock\"}" : "ok");
    }

    private string Anthropic(JsonObject body)
    {
        var conversation = (body["messages"]?.AsArray() ?? []).SelectMany(m =>
            (string?)m!["role"] switch
            {
                "assistant" => [("model", "")],
                "user" => m["content"] is JsonArray blocks
                    ? blocks.Where(b => (string?)b!["type"] == "text").Select(b => ("user", (string)b!["text"]!))
                    : [("user", (string)m["content"]!)],
                _ => Array.Empty<(string, string)>(),
            }
        );
        var step = Next(conversation, anthropic: true, (body["tools"]?.AsArray().Count ?? 0) > 0);
        var id = "msg_" + Guid.NewGuid().ToString("N")[..20];
        JsonObject content = step.Tool is { } tool
            ? new()
            {
                ["type"] = "tool_use",
                ["id"] = "toolu_" + Guid.NewGuid().ToString("N")[..20],
                ["name"] = tool,
                ["input"] = (step.Input ?? []).DeepClone(),
            }
            : new() { ["type"] = "text", ["text"] = step.Text };
        var stop = step.Tool is null ? "end_turn" : "tool_use";
        JsonObject usage = new() { ["input_tokens"] = 10, ["output_tokens"] = 5 };
        JsonObject message = new()
        {
            ["id"] = id,
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = body["model"]?.DeepClone(),
            ["content"] = new JsonArray(content.DeepClone()),
            ["stop_reason"] = stop,
            ["stop_sequence"] = null,
            ["usage"] = usage,
        };
        if ((bool?)body["stream"] != true)
            return message.ToJsonString();
        var opened = message.DeepClone().AsObject();
        opened["content"] = new JsonArray();
        opened["stop_reason"] = null;
        var start = content.DeepClone().AsObject();
        JsonObject delta;
        if (step.Tool is null)
        {
            start["text"] = "";
            delta = new() { ["type"] = "text_delta", ["text"] = step.Text };
        }
        else
        {
            start["input"] = new JsonObject();
            delta = new() { ["type"] = "input_json_delta", ["partial_json"] = (step.Input ?? []).ToJsonString() };
        }
        return Event("message_start", new() { ["message"] = opened })
            + Event("content_block_start", new() { ["index"] = 0, ["content_block"] = start })
            + Event("content_block_delta", new() { ["index"] = 0, ["delta"] = delta })
            + Event("content_block_stop", new() { ["index"] = 0 })
            + Event(
                "message_delta",
                new()
                {
                    ["delta"] = new JsonObject { ["stop_reason"] = stop, ["stop_sequence"] = null },
                    ["usage"] = new JsonObject { ["output_tokens"] = 5 },
                }
            )
            + Event("message_stop", []);
    }

    private string Responses(JsonObject body)
    {
        var conversation = (body["input"] as JsonArray ?? []).Select(item =>
            ((string?)item!["type"] ?? "message") switch
            {
                "message" when (string?)item["role"] == "user" => (
                    "user",
                    item["content"] is JsonArray parts
                        ? string.Join('\n', parts.Select(p => (string?)p!["text"]))
                        : (string)item["content"]!
                ),
                "message" when (string?)item["role"] == "assistant" => ("model", ""),
                "function_call" or "custom_tool_call" => ("model", ""),
                _ => ("other", ""),
            }
        );
        var step = Next(conversation, anthropic: false);
        var id = "resp_" + Guid.NewGuid().ToString("N")[..20];
        JsonObject item = step.Tool is { } tool
            ? new()
            {
                ["type"] = "function_call",
                ["id"] = "fc_" + id,
                ["call_id"] = "call_" + id,
                ["name"] = tool,
                ["arguments"] = (step.Input ?? []).ToJsonString(),
                ["status"] = "completed",
            }
            : new()
            {
                ["type"] = "message",
                ["id"] = "msg_" + id,
                ["role"] = "assistant",
                ["status"] = "completed",
                ["content"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "output_text",
                        ["text"] = step.Text,
                        ["annotations"] = new JsonArray(),
                    }
                ),
            };
        if (step is { Tool: not null, Namespace: { } space })
            item["namespace"] = space;
        JsonObject done = new()
        {
            ["id"] = id,
            ["object"] = "response",
            ["created_at"] = 1,
            ["status"] = "completed",
            ["model"] = body["model"]?.DeepClone(),
            ["output"] = new JsonArray(item.DeepClone()),
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = 10,
                ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
                ["output_tokens"] = 5,
                ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
                ["total_tokens"] = 15,
            },
        };
        if ((bool?)body["stream"] != true)
            return done.ToJsonString();
        return Event(
                "response.created",
                new()
                {
                    ["response"] = new JsonObject
                    {
                        ["id"] = id,
                        ["object"] = "response",
                        ["status"] = "in_progress",
                        ["output"] = new JsonArray(),
                    },
                }
            )
            + Event("response.output_item.added", new() { ["output_index"] = 0, ["item"] = item.DeepClone() })
            + Event("response.output_item.done", new() { ["output_index"] = 0, ["item"] = item.DeepClone() })
            + Event("response.completed", new() { ["response"] = done });
    }

    private static string Event(string type, JsonObject data)
    {
        data["type"] = type;
        return $"event: {type}\ndata: {data.ToJsonString()}\n\n";
    }
}
