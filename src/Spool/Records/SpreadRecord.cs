using System.Buffers;

namespace TotalMemory.Spool.Records;

/// <summary>
/// Puts together a record that a writer spread over several lines: pretty-printed, or with raw line feeds in its strings.
/// </summary>
internal sealed class SpreadRecord
{
    private readonly ArrayBufferWriter<byte> text = new();
    private int depth;
    private bool isInString;
    private bool isEscaped;

    /// <summary>All objects that it opened are closed.</summary>
    public bool IsComplete => depth <= 0 && !isInString;

    /// <summary>The lines as one record; raw line feeds in strings became escapes.</summary>
    public ReadOnlyMemory<byte> Text => text.WrittenMemory;

    /// <summary>Cheap, since every line is asked: most end with the brace that completes them.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r\uFEFF"u8);
        return !line.IsEmpty && line[^1] != '}' && line.TrimStart(" \t["u8) is [(byte)'{', ..];
    }

    /// <summary>A record begins in the first column, so a line before it is not continued by this one.</summary>
    public static bool IsAnother(ReadOnlySpan<byte> line) => line is [(byte)'{', ..];

    public void Add(ReadOnlySpan<byte> line)
    {
        if (text.WrittenCount > 0)
            text.Write(isInString ? "\\n"u8 : "\n"u8);
        isEscaped = false;
        text.Write(line);
        foreach (var b in line)
            Take(b);
    }

    private void Take(byte b)
    {
        if (isEscaped)
            isEscaped = false;
        else if (b == '"')
            isInString = !isInString;
        else if (isInString)
            isEscaped = b == '\\';
        else if (b == '{')
            depth++;
        else if (b == '}')
            depth--;
    }
}
