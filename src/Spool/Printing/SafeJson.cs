using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TotalMemory.Spool.Printing;

/// <summary>JSON whose texts are sanitized by <see cref="SafeText"/>.</summary>
public static class SafeJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The same value with every text and property name sanitized. The outermost object's <c>text</c> may be fenced.
    /// </summary>
    public static string Clean(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            Write(json, value, isOuter: true);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>
    /// The same JSON, byte for byte of its meaning, with each character that <see cref="SafeText"/> would take out written as an escape,
    /// and the brackets of tags in a text that has some that mean something.
    /// </summary>
    public static string Escaped(string json)
    {
        StringBuilder? escaped = null;
        var hasTags = !ReferenceEquals(ForeignTags.Disarm(json), json);
        for (var i = 0; i < json.Length; i++)
        {
            var isHidden =
                hasTags && json[i] is '<'
                || json[i] >= '\u007F' && (char.IsSurrogate(json[i]) ? IsHiddenPair(json, i) : InvisibleCharacters.IsHidden(json[i]));
            if (isHidden)
                (escaped ??= new StringBuilder(json, 0, i, json.Length + 16)).Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"\\u{(int)json[i]:x4}"
                );
            else
                escaped?.Append(json[i]);
        }
        return escaped?.ToString() ?? json;
    }

    private static bool IsHiddenPair(string json, int at)
    {
        var start = char.IsLowSurrogate(json[at]) ? at - 1 : at;
        return start < 0 || !Rune.TryGetRuneAt(json, start, out var rune) || InvisibleCharacters.IsHidden(rune.Value);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, bool isOuter = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    json.WritePropertyName(SafeText.Clean(property.Name));
                    if (isOuter && property.Name == "text" && property.Value.ValueKind == JsonValueKind.String)
                        json.WriteStringValue(SafeText.Fenced(property.Value.GetString()!));
                    else
                        Write(json, property.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(SafeText.Clean(value.GetString()!));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
