using System.Reflection;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>Stylesheet, script and icon, embedded in the program. Their addresses contain a hash of their content.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, PageResponse> Files = Load();

    public static string Style { get; } = PathOf("style.css");
    public static string Script { get; } = PathOf("page.js");
    public static string Htmx { get; } = PathOf("htmx.min.js");
    public static string Icon { get; } = PathOf("icon.svg");

    /// <summary>Null if there is no such file.</summary>
    public static PageResponse? Find(string path) => Files.GetValueOrDefault(path);

    private static string PathOf(string name) => Files.Keys.First(p => p.EndsWith("/" + name, StringComparison.Ordinal));

    private static Dictionary<string, PageResponse> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, PageResponse>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var name = resource["assets/".Length..];
            files[$"/assets/{Sha256.Hex(memory.ToArray(), 6)}/{name}"] = new PageResponse(200, TypeOf(name), memory.ToArray())
            {
                IsLasting = true,
            };
        }
        return files;
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
}
