using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Spool;

namespace TotalMemory.Sync;

/// <summary>The hub that this memory has joined, in <c>hub.json</c> in the home. Secrets are kept elsewhere.</summary>
public sealed record HubMembership
{
    public required string Address { get; init; }

    /// <summary>Eight hexadecimal digits.</summary>
    public required string Machine { get; init; }

    public required string Vault { get; init; }

    /// <summary>A cheap check; without the file no hub code is loaded.</summary>
    public static bool Exists(MemoryHome home) => File.Exists(PathOf(home));

    /// <summary>Null if this memory has not joined a hub.</summary>
    /// <exception cref="HubException">The file cannot be parsed.</exception>
    public static HubMembership? Load(MemoryHome home)
    {
        if (!Exists(home))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(home)), HubFileJson.Default.HubMembership);
        }
        catch (JsonException e)
        {
            throw new HubException($"{PathOf(home)} is damaged. Remove it, and join again: totalmemory hub join ADDRESS", e);
        }
    }

    public void Save(MemoryHome home)
    {
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.WriteAtomic(PathOf(home), JsonSerializer.SerializeToUtf8Bytes(this, HubFileJson.Default.HubMembership));
    }

    public static void Remove(MemoryHome home) => PrivateFiles.TryDelete(PathOf(home));

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.json");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(HubMembership))]
[JsonSerializable(typeof(HubState))]
internal sealed partial class HubFileJson : JsonSerializerContext;
