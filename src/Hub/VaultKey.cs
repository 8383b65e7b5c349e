using System.Security.Cryptography;
using System.Text;

namespace TotalMemory.Hub;

/// <summary>
/// The key of one person's vault, which the hub never sees. The first machine creates it; the person types it on the next machine as a
/// pairing code.
/// </summary>
internal sealed class VaultKey
{
    private const int Bytes = 32; // published: AES-256
    private const int CheckBytes = 3; // chosen: one wrong key in 16 million is not noticed
    private const int Letters = (Bytes + CheckBytes) * 8 / 5; // five bits a letter
    private const int Group = 7; // chosen: read and typed in one go

    // Crockford's Base32 alphabet: no two letters look alike.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly byte[] secret;

    private VaultKey(byte[] secret)
    {
        this.secret = secret;
        Sealing = Derived("seal");
        Naming = Derived("name");
    }

    /// <summary>Encrypts.</summary>
    public byte[] Sealing { get; }

    /// <summary>The key for hashed names, which reveal only whether two names are equal.</summary>
    public byte[] Naming { get; }

    /// <summary>A value that shows whether two machines have the same key.</summary>
    public string Proof => Convert.ToHexStringLower(Derived("proof").AsSpan(0, 16));

    public static VaultKey Create() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The key as a person types it; its last letters are a checksum.</summary>
    public string Code => string.Join('-', Encoded([.. secret, .. Check(secret)]).Chunk(Group).Select(g => new string(g)));

    /// <summary>Null if the code was mistyped.</summary>
    public static VaultKey? Parse(string code)
    {
        var letters = code.ToUpperInvariant().Where(ch => ch != '-' && !char.IsWhiteSpace(ch)).Select(LetterValue).ToArray();
        if (letters.Length != Letters || letters.Any(l => l < 0))
            return null;
        var bytes = Decoded(letters);
        return bytes.AsSpan(Bytes).SequenceEqual(Check(bytes[..Bytes])) ? new VaultKey(bytes[..Bytes]) : null;
    }

    private static int LetterValue(char letter)
    {
        var meant = letter switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => letter,
        };
        return Alphabet.IndexOf(meant, StringComparison.Ordinal);
    }

    private static byte[] Check(byte[] bytes) => SHA256.HashData(bytes)[..CheckBytes];

    private byte[] Derived(string purpose) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("totalmemory " + purpose));

    private static string Encoded(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var b in bytes)
            for ((held, bits) = (held << 8 | b, bits + 8); bits >= 5; bits -= 5)
                text.Append(Alphabet[held >> (bits - 5) & 31]);
        return text.ToString();
    }

    private static byte[] Decoded(int[] letters)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in letters)
            for ((held, bits) = (held << 5 | letter, bits + 5); bits >= 8; bits -= 8)
                bytes.Add((byte)(held >> (bits - 8)));
        return [.. bytes];
    }
}
