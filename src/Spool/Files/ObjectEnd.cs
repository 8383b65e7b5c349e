namespace TotalMemory.Spool.Files;

/// <summary>
/// Finds where the JSON object on stdin ends, byte by byte as it comes: some clients keep the pipe open, and an end of file never comes.
/// Knows strings and nesting, and nothing else of JSON.
/// </summary>
internal struct ObjectEnd
{
    private int depth;
    private bool inString;
    private bool escaped;
    private bool begun;

    /// <summary>Looks at the next bytes; true when the object that began with the first brace is complete.</summary>
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
