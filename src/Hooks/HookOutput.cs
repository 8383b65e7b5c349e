using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TotalMemory.Hooks;

/// <summary>The one output shape that both clients accept; Codex rejects any further key.</summary>
internal static class HookOutput
{
    public static ReadOnlyMemory<byte> Context(string name, string text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 256);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("hookSpecificOutput");
        json.WriteString("hookEventName", name);
        json.WriteString("additionalContext", text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
