using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using TotalMemory.Settings;

namespace TotalMemory.Mcp;

internal static class Composition
{
    public static IMcpServerBuilder AddMemoryServer(this IServiceCollection services, MemoryServices memory, ToolSet set, TimeProvider? time = null)
    {
        var json = new JsonSerializerOptions(McpJsonUtilities.DefaultOptions);
        json.TypeInfoResolverChain.Insert(0, ToolJson.Default);
        json.MakeReadOnly();
        var tools = new ToolBox(memory, time ?? TimeProvider.System, set, json);
        return services.AddSingleton(memory).AddMcpServer(o =>
            {
                o.ServerInfo = new Implementation { Name = "totalmemory", Version = "0.1.0", Title = "TotalMemory" };
                o.ServerInstructions = Instructions.Of(memory);
                o.Handlers.CallToolHandler = tools.CallUnlistedAsync;
            })
            .WithTools(tools.Listed)
            .WithPrompts<MemoryPrompts>(json)
            .WithResources<MemoryResources>()
            .WithRequestFilters(f => f.AddCallToolFilter(tools.Guarded));
    }
}
