using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Mcp.Tools;
using TotalMemory.Settings;
using TotalMemory.Storage;

namespace TotalMemory.Mcp;

/// <summary>The tools, in two sets: <c>core</c> is listed by default and made at the start; the rest is made when <c>all</c> are listed, or when one is called though it is not listed.</summary>
internal sealed class ToolBox
{
    private readonly JsonSerializerOptions json;
    private readonly Dictionary<string, Tool> listed;
    private readonly Lazy<Dictionary<string, Tool>> all;

    private sealed record Tool(McpServerTool Server, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyCollection<string> Tolerated);

    public ToolBox(MemoryServices memory, TimeProvider time, ToolSet set, JsonSerializerOptions json)
    {
        this.json = json;
        var core = ByName([.. Of(new RecallTools(memory)), .. Of(new KnowledgeTools(memory, time)), .. Of(new HistoryTools(memory))]);
        all = new(() => ByName([
            .. core.Values, .. Of(new SearchTools(memory)), .. Of(new SessionTools(memory, time)), .. Of(new UpkeepTools(memory, time)), .. Of(new TransferTools(memory, time)), .. Of(new MistakeTools(memory)), .. Of(new RuleTools(memory, time)),
            .. Of(new GraphTools(memory)), .. Of(new TemporalTools(memory, time)), .. Of(new EpisodeTools(memory)), .. Of(new SkillTools(memory)), .. Of(new ContextTools(memory))]));
        listed = set == ToolSet.All ? all.Value : core;
    }

    /// <summary>What clients list.</summary>
    public IEnumerable<McpServerTool> Listed => listed.Values.Select(t => t.Server);

    /// <summary>Answers a call of a tool that is not listed: agents' own notes may name it.</summary>
    public async ValueTask<CallToolResult> CallUnlistedAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancel) =>
        await (Find(request.Params?.Name) ?? throw new McpProtocolException($"Unknown tool: '{request.Params?.Name}'", McpErrorCode.InvalidParams)).Server.InvokeAsync(request, cancel);

    /// <summary>Checks the arguments before a tool runs, and says in its place what went wrong in the store.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Guarded(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancel) =>
    {
        try
        {
            if (request.Params is { } call && Find(call.Name) is { } tool) call.Arguments = ToolArguments.Checked(call.Name, tool.Parameters, tool.Tolerated, call.Arguments ?? new Dictionary<string, JsonElement>());
            return await next(request, cancel);
        }
        catch (McpProtocolException) { throw; }
        catch (McpException e) { return Failed(e.Message); }
        catch (MemoryStoreException e) { return Failed(e.Message); }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) { return Failed("The memory is busy. Nothing was changed; call again in a moment."); }
        catch (SqliteException e) { return Failed($"The memory answered: {e.Message}. Nothing was changed. The user may run: totalmemory doctor."); }
    };

    private Tool? Find(string? name) => name is null ? null : listed.GetValueOrDefault(name) ?? all.Value.GetValueOrDefault(name);

    private static CallToolResult Failed(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };

    private static Dictionary<string, Tool> ByName(IEnumerable<Tool> tools) => tools.ToDictionary(t => t.Server.ProtocolTool.Name, StringComparer.Ordinal);

    private IEnumerable<Tool> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(T tools)
        where T : class => typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.GetCustomAttribute<McpServerToolAttribute>() is not null).Select(m => Of(m, tools));

    private Tool Of(MethodInfo method, object target)
    {
        var tool = McpServerTool.Create(method, target, new McpServerToolCreateOptions { SerializerOptions = json });
        var parameters = method.GetParameters().Where(p => !IsGiven(p.ParameterType)).ToList();
        tool.ProtocolTool.InputSchema = ToolSchema.Trim(tool.ProtocolTool.InputSchema, parameters);
        return new Tool(tool, parameters, method.GetCustomAttribute<ToleratesAttribute>()?.Names ?? []);
    }

    // What the server itself hands to a tool.
    private static bool IsGiven(Type type) => type == typeof(CancellationToken) || type == typeof(RequestContext<CallToolRequestParams>) || type == typeof(IProgress<ProgressNotificationValue>);
}
