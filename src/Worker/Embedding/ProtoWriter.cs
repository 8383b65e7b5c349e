using System.Buffers;

namespace TotalMemory.Worker.Embedding;

/// <summary>Writes the fields of a protobuf message, one after the other.</summary>
internal sealed class ProtoWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>Copies a field from another message.</summary>
    public void Copy(ReadOnlySpan<byte> field) => bytes.Write(field);

    /// <summary>Writes a text, bytes or a message.</summary>
    public void Add(int field, ReadOnlySpan<byte> value)
    {
        Number(((ulong)field << 3) | 2);
        Number((ulong)value.Length);
        bytes.Write(value);
    }

    public void Add(int field, ulong value)
    {
        Number((ulong)field << 3);
        Number(value);
    }

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
