using System.Text.Json;

namespace TotalMemory.Cli.Install;

/// <summary>A value in a JSON text, with its byte positions. Comments and trailing commas are allowed.</summary>
internal sealed class JsonText
{
    public required int Start { get; init; }
    public int End { get; private set; }

    /// <summary>Members of an object: names beside <see cref="Items"/>, empty for an array.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Where each member or element begins: at its name, or at its value.</summary>
    public List<int> Starts { get; } = [];

    public List<JsonText> Items { get; } = [];

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonText Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        reader.Read();
        return Read(ref reader);
    }

    private static JsonText Read(ref Utf8JsonReader reader)
    {
        var value = new JsonText { Start = (int)reader.TokenStartIndex };
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        if (isObject || reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                value.Starts.Add((int)reader.TokenStartIndex);
                if (isObject)
                {
                    value.Names.Add(reader.GetString()!);
                    reader.Read();
                }
                value.Items.Add(Read(ref reader));
            }
        value.End = (int)reader.BytesConsumed;
        return value;
    }
}
