using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Settings;
using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>
/// The memory as an MCP server. It runs without a host and answers by handlers: every client starts it anew with every session and waits
/// for it, and a container, routes of resources and the binding of tools' arguments cost more than all the rest of the start.
/// </summary>
internal static class MemoryServer
{
    /// <summary>Requests from one stream, answers to the other; the end of the first is heard when all requests are answered.</summary>
    public static StreamServerTransport Transport(Stream input, Stream output)
    {
        var requests = new UnansweredRequests();
        return new StreamServerTransport(new RequestStream(input, requests), new AnswerStream(output, requests), "totalmemory");
    }

    public static McpServer Create(ITransport transport, MemoryServices memory, ToolSet set, TimeProvider time)
    {
        var projects = new CallerProjects(memory.Projects);
        var offRecord = new OffRecordCalls(memory.OffRecord);
        var tools = new ToolBox(new ToolList(memory, new Callers(projects, offRecord), time), offRecord, set);
        var prompts = new MemoryPrompts(projects, memory.Recall, memory.TeamRecall);
        var resources = new MemoryResources(projects, memory.Briefings, memory.History);
        var instructions = new Instructions(memory.Database, memory.Knowledge, projects);
        return McpServer.Create(
            transport,
            new McpServerOptions
            {
                ServerInfo = new Implementation
                {
                    Name = "totalmemory",
                    Version = ProductVersion.Text,
                    Title = "TotalMemory",
                },
                ServerInstructions = set == ToolSet.None ? null : instructions.Compose(),
                Handlers = new McpServerHandlers
                {
                    ListToolsHandler = (_, _) => new(tools.List()),
                    CallToolHandler = tools.CallAsync,
                    ListPromptsHandler = (_, _) => new(MemoryPrompts.List()),
                    GetPromptHandler = (request, cancel) => StoreTrouble.ToldAsync(() => prompts.GetAsync(request.Params!, cancel)),
                    ListResourcesHandler = (_, _) => new(MemoryResources.List()),
                    ListResourceTemplatesHandler = (_, _) => new(MemoryResources.Templates()),
                    ReadResourceHandler = (request, _) => StoreTrouble.ToldAsync(() => Task.FromResult(resources.Read(request.Params!))),
                },
            }
        );
    }
}
