using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Puts our handlers into a client's hooks, and takes them out. Ours are known by the executable's path alone: both clients drop or
/// reject keys they do not know. Ours are appended behind foreign groups, whose positions Codex's trust depends on. Pure.
/// </summary>
internal static class HookRegistration
{
    /// <summary>The registration as it is to be written, from <c>hooks/&lt;client&gt;.json</c>.</summary>
    public static JsonObject Wanted(string client, string executable)
    {
        var template = JsonNode.Parse(Template($"{client}.json"))!.AsObject();
        foreach (var handler in Handlers(template["hooks"]!.AsObject()))
        {
            var command = (string)handler["command"]!;
            handler["command"] = command.Replace(
                "${HOOK}",
                command == "${HOOK}" ? executable : Quoted(executable),
                StringComparison.Ordinal
            );
        }
        return template["hooks"]!.AsObject().DeepClone().AsObject();
    }

    /// <summary>A file of <c>hooks/</c>, as it was built in.</summary>
    public static string Template(string file)
    {
        using var stream = typeof(HookRegistration).Assembly.GetManifestResourceStream($"hooks/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static void Merge(JsonObject root, JsonObject wanted, string executable)
    {
        var hooks = root["hooks"] as JsonObject;
        if (hooks is null)
            root["hooks"] = hooks = [];
        foreach (var (name, groups) in wanted)
        {
            var group = groups!.AsArray()[0]!;
            if (hooks[name] is not JsonArray present)
                hooks[name] = present = [];
            if (present.OfType<JsonObject>().FirstOrDefault(g => Own(g, executable).Any()) is not { } ours)
            {
                present.Add(group.DeepClone());
                continue;
            }
            var handlers = ours["hooks"]!.AsArray();
            var at = handlers.IndexOf(Own(ours, executable).First());
            handlers[at] = group["hooks"]!.AsArray()[0]!.DeepClone();
        }
    }

    public static void Remove(JsonObject root, string executable)
    {
        if (root["hooks"] is not JsonObject hooks)
            return;
        foreach (var name in hooks.Select(h => h.Key).ToList())
        {
            if (hooks[name] is not JsonArray groups)
                continue;
            foreach (var group in groups.OfType<JsonObject>().ToList())
            {
                var own = Own(group, executable).ToList();
                if (own.Count == 0)
                    continue;
                var handlers = group["hooks"]!.AsArray();
                foreach (var handler in own)
                    handlers.Remove(handler);
                if (handlers.Count == 0)
                    groups.Remove(group);
            }
            if (groups.Count == 0)
                hooks.Remove(name);
        }
        if (hooks.Count == 0)
            root.Remove("hooks");
    }

    /// <summary>Names of the wanted events that have a handler of ours.</summary>
    public static IReadOnlyList<string> Present(JsonObject root, string executable) =>
        root["hooks"] is not JsonObject hooks
            ? []
            :
            [
                .. hooks
                    .Where(h => h.Value is JsonArray groups && groups.OfType<JsonObject>().Any(g => Own(g, executable).Any()))
                    .Select(h => h.Key),
            ];

    public static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+' or '@' or ':' or ',' or '=' or '%')
            ? path
            : "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static IEnumerable<JsonNode> Own(JsonObject group, string executable) =>
        group["hooks"] is not JsonArray handlers
            ? []
            : handlers
                .OfType<JsonObject>()
                .Where(h =>
                    h["command"] is JsonValue v
                    && v.TryGetValue<string>(out var command)
                    && (command == executable || command.StartsWith(Quoted(executable) + " ", StringComparison.Ordinal))
                );

    private static IEnumerable<JsonObject> Handlers(JsonObject hooks) =>
        hooks.SelectMany(h => h.Value!.AsArray()).SelectMany(g => g!["hooks"]!.AsArray()).Select(h => h!.AsObject());
}
