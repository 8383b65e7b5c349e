using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>The MCP server starts and answers the first request a client makes.</summary>
internal sealed class ServerCheck(MemoryHome home) : ICheck
{
    private static string Remedy => Install.ProgramPackage.Advice;
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"doctor","version":"1"}}}""";

    public string Name => "totalmemory-mcp";

    public IEnumerable<JsonCheck> Run()
    {
        var program = home.Executable("totalmemory-mcp");
        if (Executable.Trouble(program) is { } trouble)
            return [new(Name, false, trouble, Remedy)];
        var answer = new ProgramRun(program)
        {
            Input = Encoding.UTF8.GetBytes(Initialize + "\n"),
            StaysOpen = true,
            Home = home.Root,
            Timeout = TimeSpan.FromSeconds(20),
        }.FirstLine();
        return
        [
            answer?.Contains("\"serverInfo\"", StringComparison.Ordinal) == true
                ? new(Name, true, "started, and it answered a client's first request", null)
                : new(Name, false, $"{program} does not answer a client's first request", $"run it to see why: {program}"),
        ];
    }
}
