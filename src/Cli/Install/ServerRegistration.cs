using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>Our entry among a client's MCP servers. The user's additions to it are kept; another program's entry is left alone.</summary>
internal static class ServerRegistration
{
    public const string Name = "totalmemory";

    /// <summary>Why it cannot be written; null when it can.</summary>
    public static string? Trouble(JsonObject root, string key)
    {
        if (!root.ContainsKey(key))
            return null;
        if (root[key] is not JsonObject servers)
            return $"has something other than an object in \"{key}\".";
        return servers.ContainsKey(Name) && PathOf(servers[Name]) is null ? $"has another server called {Name} in \"{key}\"." : null;
    }

    /// <summary>Adds the entry, or makes the existing one run our executable. Call only if <see cref="Trouble"/> returned null.</summary>
    public static void Merge(JsonObject root, string key, JsonObject wanted)
    {
        if (root[key] is not JsonObject servers)
            root[key] = servers = [];
        servers[Name] = servers[Name] is JsonObject present ? Merged(present, wanted) : wanted.DeepClone();
    }

    /// <summary>Removes an entry that runs our server or a missing program.</summary>
    public static void Remove(JsonObject root, string key, string executable)
    {
        if (root[key] is not JsonObject servers || PathOf(servers[Name]) is not { } path || !OwnCommand.IsOursOrDead(path, executable))
            return;
        servers.Remove(Name);
        if (servers.Count == 0)
            root.Remove(key);
    }

    /// <summary>The existing entry, changed to run what <paramref name="wanted"/> runs.</summary>
    public static JsonObject Merged(JsonObject present, JsonObject wanted)
    {
        var merged = present.DeepClone().AsObject();
        foreach (var (name, value) in wanted)
            if (name == "command" ? PathOf(present) != PathOf(wanted) : !merged.ContainsKey(name))
                merged[name] = value?.DeepClone();
        return merged;
    }

    /// <summary>The path of our server that an entry runs; null when it runs something else.</summary>
    public static string? PathOf(JsonNode? entry)
    {
        var command = (entry as JsonObject)?["command"];
        if (command is JsonArray { Count: > 0 } words)
            command = words[0];
        return command is JsonValue v && v.TryGetValue<string>(out var text) ? OwnCommand.PathIn(text, OwnCommand.Server) : null;
    }
}
