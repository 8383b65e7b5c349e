using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>
/// The tools, in two sets. <c>core</c> is listed by default and created at the start; the others are created when <c>all</c> are listed,
/// or when one is called without being listed, since agents' notes may name it.
/// </summary>
internal sealed class ToolBox
{
    /// <summary>In bytes; ours have half as many (chosen).</summary>
    private const int LongestName = 80;

    private readonly OffRecordCalls offRecord;
    private readonly Dictionary<string, ServedTool> listed;
    private readonly Lazy<Dictionary<string, ServedTool>> all;

    public ToolBox(ToolList tools, OffRecordCalls offRecord, ToolSet set)
    {
        this.offRecord = offRecord;
        var core = ByName(tools.Core());
        all = new(() => ByName([.. core.Values, .. tools.Others()]));
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
    /// Checks the arguments, runs the tool, and explains database errors. Throws <see cref="McpProtocolException"/> for an unknown tool.
    /// </summary>
    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancel)
    {
        var name = request.Params?.Name ?? "";
        var tool =
            listed.GetValueOrDefault(name)
            ?? all.Value.GetValueOrDefault(name)
            ?? throw new McpProtocolException($"Unknown tool: '{Named(name)}'", McpErrorCode.InvalidParams);
        try
        {
            RequestLimits.Check(name, request.Params?.Meta);
            offRecord.Check(tool, request.Params?.Meta);
            return Reply.Safe(await tool.CallAsync(request, cancel));
        }
        catch (Exception e) when (StoreFailure.Describe(e) is { } words)
        {
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = SafeText.Clean(words) }] };
        }
    }

    private static Dictionary<string, ServedTool> ByName(IEnumerable<ServedTool> tools) =>
        tools.ToDictionary(t => t.Listed.Name, StringComparer.Ordinal);

    // What a client asked for, as it may be said again.
    private static string Named(string name) => SafeText.Clean(Utf8Text.Cap(name, LongestName));
}
