using System.Text.Json;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// A boolean in <c>settings.json</c>, read without the rest of the memory, for the hook. If the file cannot be parsed but names the flag,
/// it counts as true, since each of these flags hides something.
/// </summary>
public static class SettingFlag
{
    /// <summary>Every telephone number and postal address is redacted.</summary>
    public const string HidesContacts = "hidesContacts";

    /// <summary>No greeting and no status line inside the clients.</summary>
    public const string HidesSigns = "hidesSigns";

    private const int LongestFile = 64 * 1024; // chosen: far above the settings

    public static bool IsOn(MemoryHome home, string name) => IsOn(OutsideFile.TryReadText(home.Settings, LongestFile), name);

    internal static bool IsOn(string? settings, string name)
    {
        if (settings is null || !settings.Contains(name, StringComparison.Ordinal))
            return false;
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            using var parsed = JsonDocument.Parse(settings, options);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
