using System.Text.Json;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Whether the person wants every telephone number and postal address hidden: <c>hidesContacts</c> in <c>settings.json</c>. Every
/// program of ours asks when it starts; the hook must not pay for more than one small file.
/// </summary>
public static class ContactSetting
{
    public const string Name = "hidesContacts";

    private const int LongestFile = 64 * 1024;

    /// <summary>Sets <see cref="Redactor.HidesContacts"/>; off where there is no such setting.</summary>
    public static void Apply(MemoryHome home) => Redactor.HidesContacts = IsOn(OutsideFile.TryReadText(home.Settings, LongestFile));

    internal static bool IsOn(string? settings)
    {
        if (settings is null || !settings.Contains(Name, StringComparison.Ordinal))
            return false;
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            using var parsed = JsonDocument.Parse(settings, options);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty(Name, out var value)
                && value.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return true; // It is named in a file that cannot be read: better too much is hidden than too little.
        }
    }
}
