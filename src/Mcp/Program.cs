using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TotalMemory.Mcp;
using TotalMemory.Spool;
using TotalMemory.Storage;

// totalmemory-mcp: the memory as an MCP server on stdin and stdout. Reads and writes the database itself; the worker need not run.
try
{
    var memory = new TotalMemory.MemoryServices(MemoryHome.Resolve(), TimeProvider.System);
    var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args, DisableDefaults = true });
    builder.Services.AddSingleton(memory).AddMemoryServer(memory);
    await builder.Build().RunAsync();
    return 0;
}
catch (MemoryStoreException e)
{
    await Console.Error.WriteLineAsync("totalmemory-mcp: " + e.Message);
    return 1;
}
