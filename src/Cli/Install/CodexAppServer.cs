using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Codex's own configuration interface: JSON-RPC on the standard streams of <c>codex app-server</c>. It keeps the user's comments.</summary>
internal sealed class CodexAppServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private int last;

    private CodexAppServer(Process process) => this.process = process;

    /// <summary>Throws <see cref="CommandException"/> when it does not start or answer.</summary>
    public static CodexAppServer Start(string codex)
    {
        var start = new ProcessStartInfo(codex, ["app-server"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[Guard.Variable] = "1";
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var server = new CodexAppServer(process);
            server.Call(
                "initialize",
                new JsonObject
                {
                    ["clientInfo"] = new JsonObject
                    {
                        ["name"] = "totalmemory",
                        ["title"] = "TotalMemory",
                        ["version"] = "0.1.0",
                    },
                    ["capabilities"] = new JsonObject { ["experimentalApi"] = true },
                }
            );
            server.Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "initialized" });
            return server;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CommandException($"codex app-server does not start: {e.Message}");
        }
    }

    /// <summary>Null when it does not start or answer.</summary>
    public static CodexAppServer? TryStart(string codex)
    {
        try
        {
            return Start(codex);
        }
        catch (CommandException)
        {
            return null;
        }
    }

    /// <summary>Our hooks as Codex sees them: key, current hash, trust status.</summary>
    public IReadOnlyList<(string Key, string Hash, string Trust)> Hooks(string executable)
    {
        var result = Call("hooks/list", new JsonObject { ["cwds"] = new JsonArray(ClientFolders.User) });
        return
        [
            .. (result["data"]?.AsArray() ?? [])
                .SelectMany(d => d?["hooks"]?.AsArray() ?? [])
                .Where(h =>
                    (string?)h?["command"] is { } command
                    && (command == executable || command.StartsWith(HookRegistration.Quoted(executable) + " ", StringComparison.Ordinal))
                )
                .Select(h => ((string)h!["key"]!, (string?)h["currentHash"] ?? "", (string?)h["trustStatus"] ?? "")),
        ];
    }

    /// <summary>Writes configuration values; a null value deletes.</summary>
    public void Write(params IEnumerable<(string KeyPath, JsonNode? Value, string Merge)> edits)
    {
        var list = new JsonArray([
            .. edits.Select(e =>
                (JsonNode)
                    new JsonObject
                    {
                        ["keyPath"] = e.KeyPath,
                        ["value"] = e.Value,
                        ["mergeStrategy"] = e.Merge,
                    }
            ),
        ]);
        if (list.Count > 0)
            Call("config/batchWrite", new JsonObject { ["edits"] = list, ["reloadUserConfig"] = true });
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException) { }
        process.Dispose();
    }

    private JsonNode Call(string method, JsonObject parameters)
    {
        var id = last++;
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters,
            }
        );
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var read = process.StandardOutput.ReadLineAsync(deadline.Token).AsTask();
            string? line;
            try
            {
                line = read.GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                throw new CommandException($"codex app-server did not answer {method} within {Patience.TotalSeconds:0} seconds.");
            }
            if (line is null)
                throw new CommandException($"codex app-server ended before it answered {method}.");
            if (
                TryParse(line) is not { } message
                || message["id"] is not JsonValue v
                || !v.TryGetValue<int>(out var answered)
                || answered != id
                || message["method"] is not null
            )
                continue;
            return message["result"]
                ?? throw new CommandException(
                    $"codex app-server refused {method}: {(string?)message["error"]?["message"] ?? "unknown error"}"
                );
        }
    }

    private void Send(JsonObject message)
    {
        process.StandardInput.WriteLine(message.ToJsonString());
        process.StandardInput.Flush();
    }

    private static JsonObject? TryParse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
