using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Records;

namespace TotalMemory.Hooks;

/// <summary>
/// The one JSON shape that all clients accept; some reject keys that are not in their schema. Every text is sanitized here.
/// </summary>
internal static class HookOutput
{
    /// <param name="text">For the agent.</param>
    /// <param name="line">For the person; the agent does not see it.</param>
    public static ReadOnlyMemory<byte> Context(HookClient client, string name, string? text, string? line = null) =>
        Write(client.NameOf(name), text is null ? [] : [("additionalContext", text)], line);

    /// <summary>Makes the client ask the person before this call runs.</summary>
    public static ReadOnlyMemory<byte> Ask(string reason) =>
        Write(HookEventName.PreToolUse, [("permissionDecision", "ask"), ("permissionDecisionReason", reason)]);

    private static ReadOnlyMemory<byte> Write(string name, ReadOnlySpan<(string Name, string Text)> values, string? line = null)
    {
        var output = new ObjectText().Add("hookEventName", name);
        foreach (var (key, text) in values)
            output.Add(key, SafeText.Fenced(text));
        return new ObjectText().Add("hookSpecificOutput", output).Add("systemMessage", SafeText.OrNull(line)).End();
    }
}
