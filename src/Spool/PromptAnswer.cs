using System.Text;

namespace TotalMemory.Spool;

/// <summary>The worker's answer to a prompt.</summary>
/// <param name="Note">For the agent; usually empty.</param>
/// <param name="Line">For the person, if they had requested something; otherwise null.</param>
public sealed record PromptAnswer(string Note, string? Line)
{
    private const string Open = "<totalmemory-note>";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The line, if any, followed by the note.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Line is null ? Note : $"{Line.ReplaceLineEndings(" ")}\n{Note}");

    /// <summary>Null if there is no note of ours. Throws <see cref="ArgumentException"/> if the bytes are not text.</summary>
    public static PromptAnswer? Read(byte[] bytes)
    {
        var text = Strict.GetString(bytes);
        if (text.StartsWith(Open, StringComparison.Ordinal))
            return new PromptAnswer(text, null);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.AsSpan(end + 1).StartsWith(Open) ? new PromptAnswer(text[(end + 1)..], text[..end]) : null;
    }
}
