using System.Text;

namespace TotalMemory.Spool;

/// <summary>Cuts text to a number of UTF-8 bytes.</summary>
public static class Utf8Text
{
    /// <summary>At most <paramref name="maxBytes"/> bytes of the text, cut between characters, with an ellipsis when cut.</summary>
    public static string Cap(string text, int maxBytes)
    {
        if (text.Length * 3L <= maxBytes || Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > maxBytes - 3)
                break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
