using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Spool;

namespace TotalMemory.Hub;

/// <summary>Which hub this memory has joined, and as what, in <c>hub.json</c> in the home. Secrets stand elsewhere.</summary>
internal sealed record HubMembership
{
    public required string Address { get; init; }

    /// <summary>Eight hexadecimal digits.</summary>
    public required string Machine { get; init; }

    public required string Vault { get; init; }

    /// <summary>Cheap enough to be asked again and again; without the file nothing of a hub is loaded.</summary>
    public static bool IsThere(MemoryHome home) => File.Exists(PathOf(home));

    /// <summary>Null when this memory has joined none.</summary>
    /// <exception cref="HubException">The file cannot be understood.</exception>
    public static HubMembership? Load(MemoryHome home)
    {
        if (!IsThere(home))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(home)), HubJson.Default.HubMembership);
        }
        catch (JsonException e)
        {
            throw new HubException($"{PathOf(home)} is damaged. Remove it, and join again: totalmemory hub join ADDRESS", e);
        }
    }

    public void Save(MemoryHome home)
    {
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.WriteAtomic(PathOf(home), JsonSerializer.SerializeToUtf8Bytes(this, HubJson.Default.HubMembership));
    }

    public static void Remove(MemoryHome home) => PrivateFiles.TryDelete(PathOf(home));

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.json");
}

/// <summary>How the last meeting with the hub went, in <c>hub.state</c> in the home.</summary>
internal sealed record HubState
{
    /// <summary>The last time that all was sent and received; null for never.</summary>
    public DateTimeOffset? Met { get; init; }

    public DateTimeOffset? Tried { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? Trouble { get; init; }

    /// <summary>Milliseconds by which this machine's clock is behind the hub's.</summary>
    public long Skew { get; init; }

    public static HubState Load(MemoryHome home)
    {
        try
        {
            return File.Exists(PathOf(home))
                ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(home)), HubJson.Default.HubState) ?? new()
                : new();
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return new();
        }
    }

    public void Save(MemoryHome home) =>
        PrivateFiles.WriteAtomic(PathOf(home), JsonSerializer.SerializeToUtf8Bytes(this, HubJson.Default.HubState));

    public static void Remove(MemoryHome home) => PrivateFiles.TryDelete(PathOf(home));

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.state");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(HubMembership))]
[JsonSerializable(typeof(HubState))]
[JsonSerializable(typeof(HubSecrets))]
internal sealed partial class HubJson : JsonSerializerContext;
