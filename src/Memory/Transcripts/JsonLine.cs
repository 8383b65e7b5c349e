using System.Text.Json;

namespace TotalMemory.Transcripts;

/// <summary>Parses one line, leniently: an invalid escape (a lone backslash) is repaired rather than the line lost.</summary>
internal static class JsonLine
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    /// <summary>Null when the line is not a JSON object even after repair. The caller disposes the document.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> line)
    {
        if (TryParse(line) is { } document)
            return document;
        return line.Span.Contains((byte)'\\') ? TryParse(Repair(line.Span)) : null;
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> line)
    {
        try
        {
            var document = JsonDocument.Parse(line, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException) { }
        return null;
    }

    // Doubles each backslash that starts no valid escape; valid pairs are passed over whole.
    private static byte[] Repair(ReadOnlySpan<byte> line)
    {
        var repaired = new List<byte>(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            repaired.Add(c);
            if (c != '\\')
                continue;
            var next = i + 1 < line.Length ? line[i + 1] : (byte)0;
            var valid = "\"\\/bfnrt"u8.Contains(next) || (next == 'u' && i + 5 < line.Length && IsHex(line.Slice(i + 2, 4)));
            if (valid)
            {
                repaired.Add(next);
                i++;
            }
            else
                repaired.Add((byte)'\\');
        }
        return [.. repaired];
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var d in digits)
            if (!char.IsAsciiHexDigit((char)d))
                return false;
        return true;
    }
}
