using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Adds our handlers to a client's hooks, and removes them. Ours are recognised by the program they run (<see cref="OwnCommand"/>), since
/// clients drop or reject unknown keys. They are appended, because a client's trust may depend on the position of other groups.
/// </summary>
internal static class HookRegistration
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = OutputJson.Default,
    };

    private const string Common = "common.json";

    /// <summary>The registration to write, from <c>hooks/&lt;client&gt;.json</c>, else from the common one.</summary>
    public static JsonObject Wanted(string client, string executable)
    {
        var template = JsonNode.Parse(TryTemplate($"{client}.json") ?? Template(Common))!.AsObject();
        foreach (var handler in Handlers(template["hooks"]!.AsObject()))
        {
            var command = ((string)handler["command"]!).Replace("${CLIENT}", client, StringComparison.Ordinal);
            handler["command"] = command.Replace(
                "${HOOK}",
                command == "${HOOK}" ? executable : Quoted(executable),
                StringComparison.Ordinal
            );
        }
        return template["hooks"]!.AsObject().DeepClone().AsObject();
    }

    /// <summary>A file of <c>hooks/</c>, embedded in this program.</summary>
    public static string Template(string file) => TryTemplate(file)!;

    private static string? TryTemplate(string file)
    {
        using var stream = typeof(HookRegistration).Assembly.GetManifestResourceStream($"hooks/{file}");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The registration for a person to copy, one event per line.</summary>
    public static string Block(JsonObject wanted) =>
        $"\"hooks\": {{\n{string.Join(",\n", wanted.Select(h => $"  \"{h.Key}\": {h.Value!.ToJsonString(OneLine)}"))}\n}}";

    /// <summary>Why our hooks cannot be added: the existing ones have an unknown shape. Null if they can.</summary>
    public static string? Trouble(JsonObject root, JsonObject wanted)
    {
        if (!root.ContainsKey("hooks"))
            return null;
        if (root["hooks"] is not JsonObject hooks)
            return "has something other than an object in \"hooks\".";
        foreach (var name in wanted.Select(w => w.Key).Where(hooks.ContainsKey))
        {
            if (hooks[name] is not JsonArray groups)
                return $"has something other than a list in \"hooks\".\"{name}\".";
            if (!groups.All(g => g is JsonObject group && group["hooks"] is JsonArray handlers && handlers.All(h => h is JsonObject)))
                return $"has an entry of unknown shape in \"hooks\".\"{name}\".";
        }
        return null;
    }

    /// <summary>Adds our hooks, replacing those of any home. Call only if <see cref="Trouble"/> returned null.</summary>
    public static void Merge(JsonObject root, JsonObject wanted)
    {
        if (root["hooks"] is not JsonObject hooks)
            root["hooks"] = hooks = [];
        foreach (var name in hooks.Select(h => h.Key).Where(n => !wanted.ContainsKey(n)).ToList())
            RemoveFrom(hooks, name, _ => true, keep: null);
        foreach (var (name, groups) in wanted)
        {
            var group = groups!.AsArray()[0]!;
            if (hooks[name] is not JsonArray present)
                hooks[name] = present = [];
            var first = present.OfType<JsonObject>().FirstOrDefault(g => OwnHandlers(g).Any());
            if (first is null)
            {
                present.Add(group.DeepClone());
                continue;
            }
            var handlers = first["hooks"]!.AsArray();
            var own = OwnHandlers(first).First();
            RemoveFrom(hooks, name, _ => true, keep: own);
            if (handlers.Count == 1)
                Replace(present, first, group);
            else
                Replace(handlers, own, group["hooks"]!.AsArray()[0]!);
        }
    }

    /// <summary>Removes handlers that run our hook or a missing one; another home's working hook is kept.</summary>
    public static void Remove(JsonObject root, string executable)
    {
        if (root["hooks"] is not JsonObject hooks)
            return;
        foreach (var name in hooks.Select(h => h.Key).ToList())
            RemoveFrom(hooks, name, path => OwnCommand.IsOursOrDead(path, executable), keep: null);
        if (hooks.Count == 0)
            root.Remove("hooks");
    }

    /// <summary>Names of the wanted events that have a handler of this executable.</summary>
    public static IReadOnlyList<string> Present(JsonObject root, string executable) =>
        [.. Registered(root).Where(r => r.Path == executable).Select(r => r.Event).Distinct()];

    /// <summary>All registrations of TotalMemory hooks, of any home.</summary>
    public static IReadOnlyList<RegisteredHook> Registered(JsonObject root) =>
        root["hooks"] is not JsonObject hooks
            ? []
            :
            [
                .. from e in hooks
                where e.Value is JsonArray
                from g in e.Value!.AsArray().OfType<JsonObject>()
                from h in OwnHandlers(g)
                select new RegisteredHook(e.Key, PathOf(h)!),
            ];

    public static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+' or '@' or ':' or ',' or '=' or '%')
            ? path
            : "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static void RemoveFrom(JsonObject hooks, string name, Func<string, bool> which, JsonNode? keep)
    {
        if (hooks[name] is not JsonArray groups)
            return;
        var removed = false;
        foreach (var group in groups.OfType<JsonObject>().ToList())
        {
            var own = OwnHandlers(group).Where(h => h != keep && which(PathOf(h)!)).ToList();
            foreach (var handler in own)
                group["hooks"]!.AsArray().Remove(handler);
            removed |= own.Count > 0;
            if (own.Count > 0 && group["hooks"]!.AsArray().Count == 0)
                groups.Remove(group);
        }
        if (removed && groups.Count == 0)
            hooks.Remove(name);
    }

    private static void Replace(JsonArray list, JsonNode old, JsonNode by)
    {
        if (!JsonNode.DeepEquals(old, by))
            list[list.IndexOf(old)] = by.DeepClone();
    }

    private static string? PathOf(JsonNode handler) =>
        handler["command"] is JsonValue v && v.TryGetValue<string>(out var command) ? OwnCommand.PathIn(command, OwnCommand.Hook) : null;

    private static IEnumerable<JsonObject> OwnHandlers(JsonObject group) =>
        group["hooks"] is JsonArray handlers ? handlers.OfType<JsonObject>().Where(h => PathOf(h) is not null) : [];

    private static IEnumerable<JsonObject> Handlers(JsonObject hooks) =>
        hooks.SelectMany(h => h.Value!.AsArray()).SelectMany(g => g!["hooks"]!.AsArray()).Select(h => h!.AsObject());
}

/// <summary>A TotalMemory hook registered with a client.</summary>
internal sealed record RegisteredHook(string Event, string Path);
