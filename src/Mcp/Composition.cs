using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace TotalMemory.Mcp;

internal static class Composition
{
    public static IMcpServerBuilder AddMemoryServer(this IServiceCollection services, MemoryServices memory)
    {
        var json = new JsonSerializerOptions(McpJsonUtilities.DefaultOptions);
        json.TypeInfoResolverChain.Insert(0, ToolJson.Default);
        json.MakeReadOnly();
        return services.AddMcpServer(o =>
            {
                o.ServerInfo = new Implementation { Name = "totalmemory", Version = "0.1.0", Title = "TotalMemory" };
                o.ServerInstructions = Instructions.Of(memory);
            })
            .WithStdioServerTransport()
            .WithTools<RecallTools>(json)
            .WithTools<KnowledgeTools>(json)
            .WithTools<GraphTools>(json);
    }
}
