using System.Globalization;
using System.Text;

namespace TotalMemory.Web.Markup;

/// <summary>Addresses within the web page. All are fixed paths; remembered text appears only in query values, encoded.</summary>
internal static class Paths
{
    public static string Record(long id) => string.Create(CultureInfo.InvariantCulture, $"/records/{id}");

    public static string Night(long id) => string.Create(CultureInfo.InvariantCulture, $"/nights/{id}");

    public static string Session(string id, string? at = null) =>
        With("/sessions/show", ("id", id), ("at", at)) + (at is null ? "" : "#t" + at);

    /// <summary>A path with these values; those that are null or empty are left out.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var built = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in values)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            built.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return built.ToString();
    }
}
