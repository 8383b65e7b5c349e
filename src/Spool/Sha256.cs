using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TotalMemory.Spool;

/// <summary>
/// SHA-256 (FIPS 180-4) in plain C#. The base class library's needs OpenSSL, which minimal containers do not have: the process would be
/// aborted there. Only for names and for recognising files, never for secrets.
/// </summary>
public static class Sha256
{
    private const int Block = 64; // published: FIPS 180-4

    // Fractional parts of the cube roots of the first 64 primes.
    // csharpier-ignore
    private static ReadOnlySpan<uint> Rounds =>
        [
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        ];

    /// <summary>Hexadecimal digits of the first <paramref name="bytes"/> bytes of the digest of a text's UTF-8.</summary>
    public static string Hex(string text, int bytes = 32) => Hex(Encoding.UTF8.GetBytes(text), bytes);

    /// <inheritdoc cref="Hex(string, int)"/>
    public static string Hex(ReadOnlySpan<byte> data, int bytes = 32) => Convert.ToHexStringLower(Hash(data).AsSpan(0, bytes));

    /// <summary>The 32 bytes of the digest.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        Span<uint> state = stackalloc uint[8];
        Begin(state);
        var whole = data.Length / Block * Block;
        Take(state, data[..whole]);
        return End(state, data[whole..], data.Length);
    }

    /// <summary>The digest of a stream, from its current position to its end.</summary>
    public static byte[] Hash(Stream stream)
    {
        Span<uint> state = stackalloc uint[8];
        Begin(state);
        var buffer = new byte[1024 * Block];
        long total = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            total += read;
            var whole = read / Block * Block;
            Take(state, buffer.AsSpan(0, whole));
            if (read < buffer.Length)
                return End(state, buffer.AsSpan(whole, read - whole), total);
        }
    }

    private static void Begin(Span<uint> state)
    {
        ReadOnlySpan<uint> initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        initial.CopyTo(state);
    }

    private static byte[] End(Span<uint> state, ReadOnlySpan<byte> rest, long total)
    {
        Span<byte> last = stackalloc byte[2 * Block];
        last.Clear();
        rest.CopyTo(last);
        last[rest.Length] = 0x80;
        var length = rest.Length < Block - 8 ? Block : 2 * Block;
        BinaryPrimitives.WriteUInt64BigEndian(last[(length - 8)..], (ulong)total * 8);
        Take(state, last[..length]);
        var digest = new byte[32];
        for (var i = 0; i < 8; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * 4), state[i]);
        return digest;
    }

    private static void Take(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> w = stackalloc uint[64];
        for (; blocks.Length >= Block; blocks = blocks[Block..])
        {
            for (var i = 0; i < 16; i++)
                w[i] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(i * 4)..]);
            for (var i = 16; i < 64; i++)
            {
                var s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
                var s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
                w[i] = w[i - 16] + s0 + w[i - 7] + s1;
            }
            Mix(state, w);
        }
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<uint> w)
    {
        uint a = state[0],
            b = state[1],
            c = state[2],
            d = state[3],
            e = state[4],
            f = state[5],
            g = state[6],
            h = state[7];
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + s1 + ((e & f) ^ (~e & g)) + Rounds[i] + w[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }
        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
            state[i] += mixed[i];
    }
}
