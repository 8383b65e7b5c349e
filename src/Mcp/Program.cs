using TotalMemory.Mcp;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

// totalmemory-mcp [--tools core|all|none]: the memory as an MCP server on stdin and stdout. Reads and writes the database itself; the
// worker need not run.
try
{
    var home = MemoryHome.Resolve();
    ContactSetting.Apply(home);
    if (ServerArguments.Read(args, UserSettings.Load(home).Tools, out var said) is not { } set)
    {
        await Console.Error.WriteLineAsync(said);
        return 2;
    }
    var memory = new TotalMemory.MemoryServices(home, TimeProvider.System);
    var transport = MemoryServer.Transport(Console.OpenStandardInput(), new BufferedStream(Console.OpenStandardOutput()));
    await using var server = MemoryServer.Create(transport, memory, set, TimeProvider.System);
    await server.RunAsync();
    return 0;
}
catch (MemoryStoreException e)
{
    await Console.Error.WriteLineAsync(SafeText.Clean("totalmemory-mcp: " + e.Message));
    return 1;
}
