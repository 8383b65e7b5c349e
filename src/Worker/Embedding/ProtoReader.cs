namespace TotalMemory.Worker.Embedding;

/// <summary>Goes through the fields of a protobuf message without looking into them (protobuf.dev, "Encoding").</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> file, int start, int end)
{
    private readonly ReadOnlySpan<byte> file = file;
    private readonly int end = end;
    private int next = start;
    private int keyAt = start;

    /// <summary>The number of the current field.</summary>
    public int Number { get; private set; }

    /// <summary>The position in the file at which the field's value begins.</summary>
    public int Start { get; private set; }

    /// <summary>The length of the value in bytes.</summary>
    public readonly int Length => next - Start;

    /// <summary>The whole field, with its number and length.</summary>
    public readonly ReadOnlySpan<byte> Whole => file[keyAt..next];

    /// <summary>A reader of the message that is this field's value.</summary>
    public readonly ProtoReader Inside() => new(file, Start, next);

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">It is not a valid message.</exception>
    public bool Next()
    {
        if (next == end)
            return false;
        keyAt = next;
        var key = Number64();
        Number = (int)(key >> 3);
        Start = next;
        switch (key & 7)
        {
            case 0:
                _ = Number64();
                break;
            case 1:
                Pass(8);
                break;
            case 2:
                var length = Number64();
                Start = next;
                Pass(length);
                break;
            case 5:
                Pass(4);
                break;
            default:
                throw Damaged();
        }
        return true;
    }

    private ulong Number64()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64 && next < end; shift += 7)
        {
            var one = file[next++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
                return value;
        }
        throw Damaged();
    }

    private void Pass(ulong bytes)
    {
        if (bytes > (ulong)(end - next))
            throw Damaged();
        next += (int)bytes;
    }

    private static InvalidDataException Damaged() => new("the file is damaged");
}
