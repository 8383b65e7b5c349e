using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace TotalMemory.Mcp;

/// <summary>
/// One tool: a method with its attributes, from which its listing is made. The SDK's tool, which binds arguments and runs the method, is
/// created at the first call, since most sessions never call most tools.
/// </summary>
internal sealed class ServedTool
{
    private static readonly Lazy<JsonSerializerOptions> Json = new(() =>
    {
        var json = new JsonSerializerOptions(McpJsonUtilities.DefaultOptions);
        json.TypeInfoResolverChain.Insert(0, ToolJson.Default);
        json.MakeReadOnly();
        return json;
    });

    private readonly Lazy<McpServerTool> runner;
    private readonly IReadOnlyList<ToolParameter> parameters;
    private readonly IReadOnlyCollection<string> tolerated;

    /// <param name="method">One that carries <see cref="McpServerToolAttribute"/>.</param>
    /// <param name="target">Its object.</param>
    public ServedTool(MethodInfo method, object target)
    {
        var about = method.GetCustomAttribute<McpServerToolAttribute>()!;
        parameters = [.. method.GetParameters().Where(p => !IsInjected(p.ParameterType)).Select(p => new ToolParameter(p))];
        tolerated = method.GetCustomAttribute<ToleratesAttribute>()?.Names ?? [];
        Listed = new Tool
        {
            Name = about.Name!,
            Title = about.Title,
            Description = method.GetCustomAttribute<DescriptionAttribute>()!.Description,
            InputSchema = ToolSchema.Build(parameters),
            // Hints are listed only where they differ from the protocol's defaults; the destructive hint always.
            Annotations = new ToolAnnotations
            {
                Title = about.Title,
                ReadOnlyHint = about.ReadOnly ? true : null,
                DestructiveHint = about.ReadOnly ? null : about.Destructive,
                IdempotentHint = about.Idempotent ? true : null,
                OpenWorldHint = about.OpenWorld ? null : false,
            },
        };
        runner = new(() => McpServerTool.Create(method, target, new McpServerToolCreateOptions { SerializerOptions = Json.Value }));
    }

    /// <summary>The tool as clients list it.</summary>
    public Tool Listed { get; }

    /// <summary>Throws <see cref="McpException"/> if the arguments are invalid, before anything is done.</summary>
    public ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancel)
    {
        request.Params!.Arguments = ToolArguments.Checked(
            Listed.Name,
            parameters,
            tolerated,
            request.Params.Arguments ?? new Dictionary<string, JsonElement>()
        );
        return runner.Value.InvokeAsync(request, cancel);
    }

    // Parameters that the server supplies.
    private static bool IsInjected(Type type) =>
        type == typeof(CancellationToken)
        || type == typeof(RequestContext<CallToolRequestParams>)
        || type == typeof(IProgress<ProgressNotificationValue>);
}
