using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>The layout of a JSON text, so that additions match the rest.</summary>
internal sealed class JsonStyle
{
    private readonly byte[] text;
    private readonly string unit;
    private readonly string newLine;

    private JsonStyle(byte[] text, string unit, string newLine)
    {
        this.text = text;
        this.unit = unit;
        this.newLine = newLine;
    }

    public static JsonStyle Detect(byte[] text)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        var unit = lines.Skip(1).Select(l => l[..^l.TrimStart(' ', '\t').Length]).FirstOrDefault(i => i.Length > 0) ?? "  ";
        return new JsonStyle(text, unit.Length > 8 ? "  " : unit, lines is [[.., '\r'], ..] ? "\r\n" : "\n");
    }

    /// <summary>A line end and the indentation of that depth.</summary>
    public string NewLine(int depth) => newLine + Indent(depth);

    /// <summary>Indentation depth of the line that contains this byte.</summary>
    public int DepthAt(int at)
    {
        var start = text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        var indent = 0;
        while (start + indent < text.Length && text[start + indent] is (byte)' ' or (byte)'\t')
            indent++;
        return indent / unit.Length;
    }

    /// <summary>True if its members are on one line; an empty value follows the style of the file.</summary>
    public bool IsOneLine(JsonText span) =>
        span.Items.Count == 0 ? !text.AsSpan().Contains((byte)'\n') : !text.AsSpan(span.Start..span.Starts[^1]).Contains((byte)'\n');

    /// <param name="depth">Of the line it begins on; null for all in one line.</param>
    public string Write(JsonNode? value, int? depth)
    {
        if (value is null)
            return "null";
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = depth is not null,
            IndentCharacter = unit[0],
            IndentSize = unit.Length,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
            value.WriteTo(writer);
        var written = Encoding.UTF8.GetString(stream.ToArray());
        // Inside strings line ends are escaped.
        return depth is { } d ? written.Replace("\n", NewLine(d), StringComparison.Ordinal) : written;
    }

    private string Indent(int depth) => string.Concat(Enumerable.Repeat(unit, depth));
}
