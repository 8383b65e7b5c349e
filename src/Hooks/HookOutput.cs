using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Hooks;

/// <summary>The one output shape that both clients accept; Codex rejects any further key. Every text is made safe here.</summary>
internal static class HookOutput
{
    public static ReadOnlyMemory<byte> Context(string client, string name, string text) =>
        Write(NameOf(client, name), [("additionalContext", text)]);

    /// <summary>Claude Code asks the person before this call runs.</summary>
    public static ReadOnlyMemory<byte> Ask(string reason) =>
        Write("PreToolUse", [("permissionDecision", "ask"), ("permissionDecisionReason", reason)]);

    // Gemini CLI calls the same moments otherwise.
    private static string NameOf(string client, string name) =>
        (client, name) switch
        {
            ("gemini", "UserPromptSubmit") => "BeforeAgent",
            ("gemini", "Stop") => "AfterAgent",
            _ => name,
        };

    private static ReadOnlyMemory<byte> Write(string name, ReadOnlySpan<(string Name, string Text)> values)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("hookSpecificOutput");
        json.WriteString("hookEventName", name);
        foreach (var (key, text) in values)
            json.WriteString(key, SafeText.Fenced(text));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
