using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Mcp;

/// <summary>
/// <c>totalmemory mcp [--tools core|all|none]</c>: the memory as an MCP server on stdin and stdout. Reads and writes the database itself;
/// the worker need not run.
/// </summary>
public static class ServerProgram
{
    /// <summary>By then a client has asked for all that it asks for at the start of a session (chosen).</summary>
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(5);

    /// <summary>Serves until stdin ends.</summary>
    /// <returns>The exit code: 2 for arguments that cannot be understood, 1 when the memory cannot be opened.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var home = MemoryHome.Resolve();
            ContactSetting.Apply(home);
            if (ServerArguments.Read(args, UserSettings.Load(home).Tools, out var said) is not { } set)
            {
                await Console.Error.WriteLineAsync(said);
                return 2;
            }
            var memory = new MemoryServices(home, TimeProvider.System);
            var transport = MemoryServer.Transport(Console.OpenStandardInput(), new BufferedStream(Console.OpenStandardOutput()));
            await using var server = MemoryServer.Create(transport, memory, set, TimeProvider.System);
            var serving = server.RunAsync();
            await Task.WhenAny(serving, Task.Delay(StartUp));
            MappedFiles.LeaveToCache(); // Most sessions call seldom, and much of what starting takes is not needed again.
            await serving;
            return 0;
        }
        catch (Exception e) when (e is MemoryStoreException or UnknownHomeException)
        {
            await Console.Error.WriteLineAsync(SafeText.Clean("totalmemory-mcp: " + e.Message));
            return 1;
        }
    }
}
