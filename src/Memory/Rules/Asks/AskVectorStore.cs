using System.Runtime.InteropServices;
using TotalMemory.Storage;

namespace TotalMemory.Rules.Asks;

/// <summary>Rows of vectors of requests.</summary>
internal sealed class AskVectorStore(MemoryConnection c)
{
    public AskVectors All()
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var row in c.List("SELECT digest, data FROM ask_vector", r => new Vector(r.Text("digest"), r.Bytes("data"))))
            found[row.Digest] = Unpacked(row.Data);
        return new AskVectors(found);
    }

    public void Save(string digest, string encoder, ReadOnlySpan<float> vector) =>
        c.Execute(
            "INSERT OR REPLACE INTO ask_vector (digest, encoder, data) VALUES ($digest, $encoder, $data)",
            ("$digest", digest),
            ("$encoder", encoder),
            ("$data", Packed(vector))
        );

    /// <summary>Deletes all vectors except those of these digests by this encoder.</summary>
    public void Keep(IReadOnlySet<string> digests, string encoder)
    {
        foreach (var row in c.List("SELECT digest, encoder FROM ask_vector", r => new StoredVector(r.Text("digest"), r.Text("encoder"))))
            if (row.Encoder != encoder || !digests.Contains(row.Digest))
                c.Execute("DELETE FROM ask_vector WHERE digest = $digest", ("$digest", row.Digest));
    }

    private static byte[] Packed(ReadOnlySpan<float> vector)
    {
        var halves = new Half[vector.Length];
        for (var i = 0; i < vector.Length; i++)
            halves[i] = (Half)vector[i];
        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    private static float[] Unpacked(byte[] data)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(data);
        var vector = new float[halves.Length];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)halves[i];
        return vector;
    }

    private sealed record Vector(string Digest, byte[] Data);

    private sealed record StoredVector(string Digest, string Encoder);
}
