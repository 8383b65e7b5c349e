using System.Text;

namespace TotalMemory.Spool;

/// <summary>What the worker says about a prompt.</summary>
/// <param name="Note">For the agent; empty, as a rule.</param>
/// <param name="Line">For the person, where they had asked for something; else null.</param>
public sealed record PromptAnswer(string Note, string? Line)
{
    private const string Open = "<totalmemory-note>";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The line, if there is one, and the note behind it.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Line is null ? Note : $"{Line.ReplaceLineEndings(" ")}\n{Note}");

    /// <summary>Null for what holds no note of ours. Throws <see cref="ArgumentException"/> for what is no text.</summary>
    public static PromptAnswer? Read(byte[] bytes)
    {
        var text = Strict.GetString(bytes);
        if (text.StartsWith(Open, StringComparison.Ordinal))
            return new PromptAnswer(text, null);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.AsSpan(end + 1).StartsWith(Open) ? new PromptAnswer(text[(end + 1)..], text[..end]) : null;
    }
}
