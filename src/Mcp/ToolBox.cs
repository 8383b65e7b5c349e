using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Mcp.Tools;
using TotalMemory.Settings;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>
/// The tools, in two sets: <c>core</c> is listed by default and made at the start; the rest is made when <c>all</c> are listed, or when
/// one is called though it is not listed: agents' own notes may name it.
/// </summary>
internal sealed class ToolBox
{
    private readonly MemoryServices memory;
    private readonly Dictionary<string, ServedTool> listed;
    private readonly Lazy<Dictionary<string, ServedTool>> all;

    public ToolBox(MemoryServices memory, TimeProvider time, ToolSet set)
    {
        this.memory = memory;
        var core = ByName([.. Of(new RecallTools(memory)), .. Of(new KnowledgeTools(memory, time)), .. Of(new HistoryTools(memory))]);
        all = new(() =>
            ByName([
                .. core.Values,
                .. Of(new SearchTools(memory)),
                .. Of(new SessionTools(memory, time)),
                .. Of(new UpkeepTools(memory, time)),
                .. Of(new TransferTools(memory, time)),
                .. Of(new MistakeTools(memory)),
                .. Of(new RuleTools(memory, time)),
                .. Of(new GraphTools(memory)),
                .. Of(new TemporalTools(memory, time)),
                .. Of(new EpisodeTools(memory)),
                .. Of(new SkillTools(memory)),
                .. Of(new ContextTools(memory)),
            ])
        );
        listed = set switch
        {
            ToolSet.All => all.Value,
            ToolSet.None => [],
            _ => core,
        };
    }

    /// <summary>What clients list.</summary>
    public ListToolsResult List() => new() { Tools = [.. listed.Values.Select(t => t.Listed)] };

    /// <summary>
    /// Checks the arguments, runs the tool, and says in its place what went wrong in the store. Throws <see cref="McpProtocolException"/>
    /// for a tool that does not exist.
    /// </summary>
    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancel)
    {
        var name = request.Params?.Name ?? "";
        var tool =
            listed.GetValueOrDefault(name)
            ?? all.Value.GetValueOrDefault(name)
            ?? throw new McpProtocolException($"Unknown tool: '{name}'", McpErrorCode.InvalidParams);
        try
        {
            RequestLimits.Check(name, request.Params?.Meta);
            OffRecordCall.Check(memory, tool, request.Params?.Meta);
            return Reply.Safe(await tool.CallAsync(request, cancel));
        }
        catch (Exception e) when (StoreTrouble.Describe(e) is { } words)
        {
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = SafeText.Clean(words) }] };
        }
    }

    private static Dictionary<string, ServedTool> ByName(IEnumerable<ServedTool> tools) =>
        tools.ToDictionary(t => t.Listed.Name, StringComparer.Ordinal);

    private static IEnumerable<ServedTool> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(T tools)
        where T : class =>
        typeof(T)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.IsDefined(typeof(McpServerToolAttribute)))
            .Select(m => new ServedTool(m, tools));
}
