using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>
/// Runs every hook of ours in a client's settings, whichever installation it belongs to: the client reports a missing one at every prompt.
/// </summary>
internal sealed class RegisteredHooksCheck(string client, string settings) : ICheck
{
    private const string Ours = "totalmemory-hook";

    public string Name => $"{client} hook programs";

    public IEnumerable<JsonCheck> Run()
    {
        if (OutsideFile.TryReadText(settings, 16 << 20) is not { } text)
            return [];
        var programs = Programs(text);
        if (programs.Count == 0)
            return [];
        return programs.Select(p => HookTrial.Run(p).Trouble).OfType<string>().FirstOrDefault() is { } trouble
            ? [new(Name, false, $"{settings} runs it, and {trouble}", "totalmemory install")]
            : [new(Name, true, $"{string.Join(", ", programs)}: run with a test event", null)];
    }

    private static List<string> Programs(string text)
    {
        try
        {
            var root = JsonNode.Parse(
                text,
                documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            return [.. Commands(root?["hooks"]).Select(Program).OfType<string>().Distinct(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return []; // The client's own check says what is wrong with it.
        }
    }

    private static IEnumerable<string> Commands(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p =>
                p is { Key: "command", Value: JsonValue v } && v.TryGetValue<string>(out var c) ? [c] : Commands(p.Value)
            ),
            JsonArray a => a.SelectMany(Commands),
            _ => [],
        };

    // The path in front of the arguments, quoted or not.
    internal static string? Program(string command)
    {
        var at = command.IndexOf(Ours, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var end = at + Ours.Length;
        if (command.AsSpan(end).StartsWith(".exe", StringComparison.OrdinalIgnoreCase))
            end += 4;
        var path = command[..end].TrimStart();
        return path[0] is '\'' or '"' ? path[1..].Replace("'\\''", "'", StringComparison.Ordinal) : path;
    }
}
