using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install.Codex;

/// <summary>Codex's own configuration interface: JSON-RPC over the standard streams of <c>codex app-server</c>. Keeps comments.</summary>
internal sealed class CodexAppServer : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30); // chosen: many times what it takes

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
            return Initialize(new CodexAppServer(process));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CommandException($"codex app-server does not start: {e.Message}.");
        }
    }

    private static CodexAppServer Initialize(CodexAppServer server)
    {
        try
        {
            server.Call(
                "initialize",
                new JsonObject
                {
                    ["clientInfo"] = new JsonObject
                    {
                        ["name"] = "totalmemory",
                        ["title"] = "TotalMemory",
                        ["version"] = ProductVersion.Text,
                    },
                    ["capabilities"] = new JsonObject { ["experimentalApi"] = true },
                }
            );
            server.Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "initialized" });
            return server;
        }
        catch (CommandException)
        {
            server.Dispose();
            throw;
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

    /// <summary>Our hooks as Codex sees them. Throws <see cref="CommandException"/> when it cannot say.</summary>
    public IReadOnlyList<CodexHook> Hooks(string executable)
    {
        var result = Call("hooks/list", new JsonObject { ["cwds"] = new JsonArray(ClientFolders.User) });
        return
        [
            .. ((result as JsonObject)?["data"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .SelectMany(d => d["hooks"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(h => Text(h, "command") is { } command && OwnCommand.PathIn(command, OwnCommand.Hook) == executable)
                .Where(h => Text(h, "key") is not null)
                .Select(h => new CodexHook(Text(h, "key")!, Text(h, "currentHash") ?? "", Text(h, "trustStatus") ?? "")),
        ];
    }

    /// <summary>The same; null if Codex does not tell.</summary>
    public IReadOnlyList<CodexHook>? TryHooks(string executable)
    {
        try
        {
            return Hooks(executable);
        }
        catch (CommandException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a feature is switched on, as Codex sees its whole configuration; null when it knows none of this name, or cannot say.
    /// </summary>
    public bool? Feature(string name)
    {
        string? cursor = null;
        try
        {
            do
            {
                var page = Call("experimentalFeature/list", new JsonObject { ["cursor"] = cursor }) as JsonObject;
                if (Listed(page).FirstOrDefault(f => Text(f, "name") == name) is { } feature)
                    return feature["enabled"] is JsonValue on && on.TryGetValue<bool>(out var isOn) ? isOn : null;
                cursor = page is null ? null : Text(page, "nextCursor");
            } while (cursor is not null);
        }
        catch (CommandException) { } // An older Codex does not know this method.
        return null;
    }

    private static IEnumerable<JsonObject> Listed(JsonObject? page) => (page?["data"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Writes configuration values; a null value deletes.</summary>
    public void Write(params IEnumerable<ConfigEdit> edits)
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
        using var deadline = new CancellationTokenSource(Timeout);
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
                throw new CommandException($"codex app-server did not answer {method} within {Timeout.TotalSeconds:0} seconds.");
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
        try
        {
            process.StandardInput.WriteLine(message.ToJsonString());
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw new CommandException("codex app-server ended before it was asked.");
        }
    }

    private static string? Text(JsonObject from, string name) =>
        from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

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

/// <summary>A hook as Codex lists it.</summary>
/// <param name="Hash">Of its present content; trusting it means writing this down.</param>
internal sealed record CodexHook(string Key, string Hash, string Trust)
{
    public bool IsTrusted => Trust is "trusted" or "managed";
}

/// <summary>A change of Codex's configuration.</summary>
/// <param name="Value">Null deletes.</param>
/// <param name="Merge">Its merge strategy: <c>replace</c> or <c>upsert</c>.</param>
internal sealed record ConfigEdit(string KeyPath, JsonNode? Value, string Merge);
