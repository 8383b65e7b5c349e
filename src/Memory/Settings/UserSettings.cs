using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Spool;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;

namespace TotalMemory.Settings;

/// <summary>
/// The person's settings, in <c>settings.json</c> in the home. Everything has a default; service keys are kept elsewhere.
/// </summary>
public sealed record UserSettings
{
    /// <summary>Null: no language model is used.</summary>
    public LanguageModelSettings? LanguageModel { get; init; }

    /// <summary>Null: the built-in encoder.</summary>
    public EmbeddingSettings? Embedding { get; init; }

    /// <summary>Null: nothing is limited.</summary>
    public LimitSettings? Limits { get; init; }

    /// <summary>Which tools the MCP server lists.</summary>
    public ToolSet Tools { get; init; }

    /// <summary>Redact every telephone number and postal address, not only those introduced as such.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HidesContacts { get; init; }

    /// <summary>Show nothing to the person inside the clients: no greeting, no status line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HidesSigns { get; init; }

    /// <summary>Throws <see cref="MemoryStoreException"/> if the file cannot be parsed.</summary>
    public static UserSettings Load(MemoryHome home)
    {
        var path = home.Settings;
        if (!File.Exists(path))
            return new UserSettings();
        try
        {
            return LenientJson.Deserialize(File.ReadAllBytes(path), UserSettingsJson.Default.UserSettings) ?? new UserSettings();
        }
        catch (JsonException e)
        {
            throw new MemoryStoreException(
                $"{path} is not valid JSON ({e.Message}). Mend it, or remove it and set things again with 'totalmemory llm' and "
                    + "'totalmemory embedding'.",
                e
            );
        }
    }

    public void Save(MemoryHome home)
    {
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.WriteAtomic(home.Settings, JsonSerializer.SerializeToUtf8Bytes(this, UserSettingsJson.Default.UserSettings));
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(UserSettings))]
internal sealed partial class UserSettingsJson : JsonSerializerContext;
