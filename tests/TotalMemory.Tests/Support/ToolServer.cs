using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Mcp;
using TotalMemory.Settings;

namespace TotalMemory.Tests.Support;

/// <summary>An answer as a client sees it.</summary>
public sealed record ToolAnswer(string Text, bool IsError, JsonElement? Structured)
{
    /// <summary>A value of the structured content.</summary>
    public JsonElement this[string name] => Structured!.Value.GetProperty(name);

    public IReadOnlyList<long> Ids => [.. this["ids"].EnumerateArray().Select(i => i.GetInt64())];

    public long Id => Ids[0];
}

/// <summary>The real server and the SDK's own client, joined by two pipes, over a workplace's memory.</summary>
public sealed class ToolServer : IAsyncDisposable
{
    private readonly McpServer server;
    private readonly Task serving;
    private readonly Workplace workplace;

    private ToolServer(McpServer server, Task serving, McpClient client, Workplace workplace) =>
        (this.server, this.serving, Client, this.workplace) = (server, serving, client, workplace);

    public McpClient Client { get; }

    /// <summary>Project and session of the calls, as Codex tells them with every call.</summary>
    public string Project { get; set; } = "shop";

    public string Session { get; set; } = "session-1";

    internal static async Task<ToolServer> StartAsync(Workplace workplace, ToolSet set = ToolSet.All)
    {
        Pipe toServer = new(),
            toClient = new();
        var server = MemoryServer.Create(
            MemoryServer.Transport(toServer.Reader.AsStream(), toClient.Writer.AsStream()),
            workplace.Memory,
            set,
            workplace.Time
        );
        var serving = server.RunAsync();
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            cancellationToken: TestContext.Current.CancellationToken
        );
        return new ToolServer(server, serving, client, workplace);
    }

    /// <summary>Calls a tool with the properties of an object as arguments.</summary>
    public async Task<ToolAnswer> CallAsync(string tool, object? arguments = null, IProgress<ProgressNotificationValue>? progress = null)
    {
        var given =
            arguments as IReadOnlyDictionary<string, object?>
            ?? JsonSerializer.SerializeToNode(arguments ?? new { })!.AsObject().ToDictionary(p => p.Key, p => (object?)p.Value);
        var meta = new JsonObject
        {
            ["x-codex-turn-metadata"] = new JsonObject
            {
                ["session_id"] = Session,
                ["workspaces"] = new JsonObject { [workplace.Project(Project)] = new JsonObject() },
            },
        };
        var result = await Client.CallToolAsync(
            tool,
            given,
            progress,
            new RequestOptions { Meta = meta },
            TestContext.Current.CancellationToken
        );
        return new ToolAnswer(
            string.Join('\n', result.Content.OfType<TextContentBlock>().Select(b => b.Text)),
            result.IsError == true,
            result.StructuredContent
        );
    }

    /// <summary>A call that must be refused; its words.</summary>
    public async Task<string> RefusedAsync(string tool, object? arguments = null)
    {
        var answer = await CallAsync(tool, arguments);
        Assert.True(answer.IsError, answer.Text);
        return answer.Text;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await server.DisposeAsync();
        await serving;
    }
}
