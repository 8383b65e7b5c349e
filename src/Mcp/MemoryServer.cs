using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Settings;
using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>
/// The memory as an MCP server, without a host: every client starts it with every session and waits for it, and the SDK's container,
/// resource routes and argument binding would cost more than the rest of the start.
/// </summary>
internal static class MemoryServer
{
    /// <summary>
    /// Reads requests from one stream and writes answers to the other; the end of input is reported once all requests are answered.
    /// </summary>
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
        var instructions = new Instructions(memory.Database, memory.Briefings, projects);
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
                    GetPromptHandler = (request, cancel) => StoreFailure.ExplainAsync(() => prompts.GetAsync(request.Params!, cancel)),
                    ListResourcesHandler = (_, _) => new(MemoryResources.List()),
                    ListResourceTemplatesHandler = (_, _) => new(MemoryResources.Templates()),
                    ReadResourceHandler = (request, _) => StoreFailure.ExplainAsync(() => Task.FromResult(resources.Read(request.Params!))),
                },
            }
        );
    }
}
