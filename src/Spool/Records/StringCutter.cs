namespace TotalMemory.Spool.Records;

/// <summary>
/// Copies one record byte by byte, cutting very long strings (an image, a patch): a record of a gigabyte needs no more memory than its
/// short values.
/// </summary>
internal sealed class StringCutter(int mostBytes, int longestString)
{
    private readonly byte[] record = new byte[mostBytes];
    private int length;
    private int kept;
    private bool inString;
    private bool isEscaped;
    private bool isCutting;
    private byte lastCut;

    /// <summary>The record has more short values than fit, and is skipped.</summary>
    public bool Overflows { get; private set; }

    /// <summary>Bytes left out.</summary>
    public long Cut { get; private set; }

    public ReadOnlyMemory<byte> Record => record.AsMemory(0, length);

    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !Overflows)
            bytes = bytes[(inString ? InString(bytes) : Outside(bytes))..];
    }

    private int Outside(ReadOnlySpan<byte> bytes)
    {
        var quote = bytes.IndexOf((byte)'"');
        var taken = quote < 0 ? bytes.Length : quote + 1;
        Append(bytes[..taken]);
        inString = quote >= 0;
        kept = 0;
        return taken;
    }

    private int InString(ReadOnlySpan<byte> bytes)
    {
        var end = isEscaped ? 1 : bytes.IndexOfAny((byte)'"', (byte)'\\');
        isEscaped = false;
        if (end < 0)
            end = bytes.Length;
        if (end > 0)
        {
            Keep(bytes[..end]);
            return end;
        }
        if (bytes[0] == '\\')
        {
            // Escapes are never cut.
            isEscaped = true;
            Keep(bytes[..1]);
            return 1;
        }
        // A string that was never ended stops at the first quote of the next record, whose brace was cut.
        if (isCutting)
            Append(lastCut == '{' ? "…{"u8 : "…"u8);
        Append("\""u8);
        (inString, isCutting) = (false, false);
        return 1;
    }

    private void Keep(ReadOnlySpan<byte> content)
    {
        if (isCutting)
        {
            (Cut, lastCut) = (Cut + content.Length, content[^1]);
            return;
        }
        var room = isEscaped ? content.Length : Math.Clamp(longestString - kept, 0, content.Length);
        Append(content[..room]);
        kept += room;
        if (room == content.Length)
            return;
        isCutting = true;
        (Cut, lastCut) = (Cut + content.Length - room, content[^1]);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > record.Length)
        {
            Overflows = true;
            return;
        }
        bytes.CopyTo(record.AsSpan(length));
        length += bytes.Length;
    }
}
