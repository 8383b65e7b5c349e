namespace TotalMemory.Mcp;

/// <summary>
/// Keeps what is needed to answer a request that is too long to be read: method, id and the tool's name. Works byte by byte; deeper levels
/// are left out, and strings are cut.
/// </summary>
internal sealed class RequestSkimmer
{
    // The request is one deep, its parameters are two.
    private const int Deepest = 2;
    private const int LongestString = 200; // chosen: far above an id or a name of a method
    private const int Most = 16 << 10; // chosen: far above what stands before an id

    private readonly List<byte> kept = [];
    private int depth;
    private int length;
    private bool inString;
    private bool isEscaped;

    /// <summary>Valid JSON if the request was.</summary>
    public byte[] Kept => [.. kept];

    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            if (inString)
                InString(b);
            else
                Outside(b);
    }

    private void InString(byte b)
    {
        var ends = b == '"' && !isEscaped;
        if (ends || isEscaped || length < LongestString)
            Keep(b, Deepest);
        length++;
        isEscaped = b == '\\' && !isEscaped;
        inString = !ends;
    }

    private void Outside(byte b)
    {
        switch (b)
        {
            case (byte)'"':
                (inString, length) = (true, 0);
                Keep(b, Deepest);
                break;
            case (byte)'{':
            case (byte)'[':
                depth++;
                Keep(b, Deepest + 1);
                break;
            case (byte)'}':
            case (byte)']':
                Keep(b, Deepest + 1);
                depth--;
                break;
            default:
                Keep(b, Deepest);
                break;
        }
    }

    private void Keep(byte b, int deepest)
    {
        if (depth <= deepest && kept.Count < Most)
            kept.Add(b);
    }
}
