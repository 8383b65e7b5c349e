namespace TotalMemory.Spool.Files;

/// <summary>
/// Detects the end of the JSON object on stdin, byte by byte, because some clients keep the pipe open and there is no end of file. Tracks
/// only strings and nesting.
/// </summary>
internal struct ObjectEnd
{
    private int depth;
    private bool inString;
    private bool escaped;
    private bool begun;

    /// <summary>Processes the next bytes; true if the object that started with the first brace is complete.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            if (Take(b))
                return true;
        return false;
    }

    private bool Take(byte b)
    {
        if (inString)
        {
            TakeInString(b);
            return false;
        }
        switch (b)
        {
            case (byte)'"':
                inString = begun;
                break;
            case (byte)'{':
            case (byte)'[':
                begun = true;
                depth++;
                break;
            case (byte)'}':
            case (byte)']':
                depth--;
                break;
        }
        return begun && depth <= 0;
    }

    private void TakeInString(byte b)
    {
        if (escaped)
            escaped = false;
        else if (b == (byte)'\\')
            escaped = true;
        else if (b == (byte)'"')
            inString = false;
    }
}
