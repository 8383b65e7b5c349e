using System.Buffers.Binary;

namespace TotalMemory.Recall.Semantic;

/// <summary>The stored form of a vector, int8 with one scale: 4 bytes (float32, little-endian) and one byte per dimension. Pure.</summary>
public static class QuantizedVector
{
    private const int Header = sizeof(float); // its scale stands before the bytes

    public static byte[] Encode(ReadOnlySpan<float> vector)
    {
        var data = new byte[Header + vector.Length];
        var scale = Quantize(vector, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(data.AsSpan(Header)));
        BinaryPrimitives.WriteSingleLittleEndian(data, scale);
        return data;
    }

    /// <summary>Throws <see cref="InvalidDataException"/> if the data have another dimension.</summary>
    public static void Decode(ReadOnlySpan<byte> data, Span<float> vector)
    {
        if (data.Length != Header + vector.Length)
            throw new InvalidDataException($"A vector of {data.Length - Header} dimensions where {vector.Length} are expected.");
        var scale = BinaryPrimitives.ReadSingleLittleEndian(data);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (sbyte)data[Header + i] * scale;
    }

    /// <summary>Scales to length 1; a zero vector stays.</summary>
    public static void Normalize(Span<float> vector)
    {
        var norm = 0f;
        foreach (var v in vector)
            norm += v * v;
        norm = MathF.Sqrt(norm);
        if (norm < 1e-9f)
            return;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= norm;
    }

    /// <summary>Rounds to int8; returns the value of one step.</summary>
    public static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> result)
    {
        var most = 1e-12f;
        foreach (var v in vector)
            most = Math.Max(most, Math.Abs(v));
        var step = most / 127;
        for (var i = 0; i < vector.Length; i++)
            result[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / step), -127, 127);
        return step;
    }
}
