using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>Size limits of a call. Throws <see cref="McpException"/> before anything is done.</summary>
internal static class RequestLimits
{
    /// <summary>Characters of a text; most tools take far less (chosen).</summary>
    private const int LongestText = 64 * 1024;

    /// <summary>Characters of a tag, a type, a number and the like (chosen).</summary>
    private const int LongestWord = 200;

    private const int LongestList = 500; // chosen: far above a real list

    /// <summary>A request that was too long to be read.</summary>
    public static void Check(string tool, JsonObject? meta)
    {
        if (meta?[RequestLine.TooLong] is JsonValue bytes && bytes.TryGetValue<long>(out var length))
            throw new McpException(
                $"{tool}: the call has {length:N0} bytes, over {RequestStream.LongestRequest:N0}. Send only what matters. "
                    + "Nothing was done."
            );
    }

    /// <param name="tool">Name of the tool.</param>
    /// <param name="name">Name of the argument.</param>
    /// <param name="value">What was given.</param>
    /// <param name="isWords">A list of single words.</param>
    public static void Check(string tool, string name, JsonElement value, bool isWords)
    {
        if (value.ValueKind == JsonValueKind.String && LenientJson.Text(value).Length is > LongestText and var length)
            throw new McpException($"{tool}: {name} has {length:N0} characters, over {LongestText:N0}. Nothing was done.");
        if (value.ValueKind != JsonValueKind.Array)
            return;
        if (value.GetArrayLength() is > LongestList and var count)
            throw new McpException($"{tool}: {name} has {count:N0} items, over {LongestList}. Nothing was done.");
        var most = isWords ? LongestWord : LongestText;
        foreach (var item in value.EnumerateArray())
            if (item.ValueKind == JsonValueKind.String && LenientJson.Text(item).Length is var characters && characters > most)
                throw new McpException($"{tool}: an item of {name} has {characters:N0} characters, over {most:N0}. Nothing was done.");
    }
}
