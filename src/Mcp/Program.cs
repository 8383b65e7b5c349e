using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TotalMemory.Mcp;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;

// totalmemory-mcp [--tools core|all]: the memory as an MCP server on stdin and stdout. Reads and writes the database itself; the worker need not run.
try
{
    var home = MemoryHome.Resolve();
    if (ServerArguments.Read(args, UserSettings.Load(home).Tools, out var said) is not { } set)
    {
        await Console.Error.WriteLineAsync(said);
        return 2;
    }
    var memory = new TotalMemory.MemoryServices(home, TimeProvider.System);
    var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
    builder.Services.AddMemoryServer(memory, set).WithStdioServerTransport();
    await builder.Build().RunAsync();
    return 0;
}
catch (MemoryStoreException e)
{
    await Console.Error.WriteLineAsync("totalmemory-mcp: " + e.Message);
    return 1;
}
