using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace TotalMemory.Journeys.Support;

/// <summary>The published MCP server in a process of its own, with the SDK's client at the other end of its pipes.</summary>
internal static class ServerProcess
{
    public static Task<McpClient> ConnectAsync(
        Installed installed,
        string root,
        string project = "shop",
        params IReadOnlyList<string> arguments
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "projects", project)).FullName;
        return McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Name = "totalmemory",
                    Command = Path.Combine(installed.Bin, "totalmemory-mcp"),
                    Arguments = [.. arguments],
                    WorkingDirectory = folder,
                    EnvironmentVariables = new Dictionary<string, string?>
                    {
                        ["TOTALMEMORY_HOME"] = root,
                        ["CLAUDE_PROJECT_DIR"] = folder,
                        ["CLAUDE_CODE_SESSION_ID"] = "session-1",
                        ["HOME"] = root,
                    },
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    /// <summary>The server of another installation, with exactly this environment.</summary>
    public static Task<McpClient> ConnectAsync(string program, string folder, IDictionary<string, string?> environment) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Name = "totalmemory",
                    Command = program,
                    WorkingDirectory = folder,
                    EnvironmentVariables = new Dictionary<string, string?>(environment) { ["CLAUDE_PROJECT_DIR"] = folder },
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );

    public static async Task<string> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(b => b.Text));
        return result.IsError == true ? "ERROR " + text : text;
    }
}
