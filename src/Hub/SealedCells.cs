using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>An encrypted cell as the hub stores it.</summary>
internal sealed record SealedCell(byte[] Item, byte[] Field, byte[] Project, string Stamp, bool Ended, byte[] Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OpenCell))]
internal sealed partial class SealedJson : JsonSerializerContext;

/// <summary>The decrypted content of a cell's body.</summary>
internal sealed record OpenCell(string Item, string Project, string Field, string Stamp, string? Value);

/// <summary>
/// Encrypts and decrypts cells with a vault's key (AES-256-GCM). A body is bound to its row: moved to another row, it does not decrypt.
/// </summary>
internal sealed class SealedCells(VaultKey key)
{
    private const int NonceBytes = 12; // published: AES-GCM (NIST SP 800-38D)
    private const int TagBytes = 16; // published: AES-GCM (NIST SP 800-38D)
    private const int NameBytes = 16; // chosen: with 128 bits no two names are alike

    public SealedCell Seal(Cell cell)
    {
        var (item, field, project) = (Name("item", cell.Item), Name("field", cell.Item + cell.Field), Name("project", cell.Project));
        var stamp = cell.Stamp.ToString();
        var open = new OpenCell(cell.Item, cell.Project, cell.Field, stamp, cell.Value);
        var body = Seal(JsonSerializer.SerializeToUtf8Bytes(open, SealedJson.Default.OpenCell), RowContext(item, field, stamp));
        return new SealedCell(item, field, project, stamp, cell.IsEnd, body);
    }

    /// <summary>Null if the cell was encrypted with another key or has been changed.</summary>
    public Cell? Open(SealedCell cell)
    {
        if (Open(cell.Body, RowContext(cell.Item, cell.Field, cell.Stamp)) is not { } bytes)
            return null;
        var open = JsonSerializer.Deserialize(bytes, SealedJson.Default.OpenCell)!;
        return Sync.Stamp.Parse(open.Stamp) is { } stamp && open.Stamp == cell.Stamp
            ? new Cell(open.Item, open.Project, open.Field, stamp, open.Value)
            : null;
    }

    public byte[] Project(string project) => Name("project", project);

    public byte[] Item(string item) => Name("item", item);

    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text), []);

    public string? OpenText(byte[] body) => Open(body, []) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private byte[] Seal(byte[] open, byte[] row)
    {
        var body = new byte[NonceBytes + TagBytes + open.Length];
        var nonce = body.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Sealing, TagBytes);
        aes.Encrypt(nonce, open, body.AsSpan(NonceBytes + TagBytes), body.AsSpan(NonceBytes, TagBytes), row);
        return body;
    }

    private byte[]? Open(byte[] body, byte[] row)
    {
        if (body.Length < NonceBytes + TagBytes)
            return null;
        var open = new byte[body.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Sealing, TagBytes);
        try
        {
            var tag = body.AsSpan(NonceBytes, TagBytes);
            aes.Decrypt(body.AsSpan(0, NonceBytes), body.AsSpan(NonceBytes + TagBytes), tag, open, row);
            return open;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[] Name(string kind, string name) =>
        HMACSHA256.HashData(key.Naming, Encoding.UTF8.GetBytes($"{kind}\n{name}"))[..NameBytes];

    private static byte[] RowContext(byte[] item, byte[] field, string stamp) => [.. item, .. field, .. Encoding.ASCII.GetBytes(stamp)];
}
