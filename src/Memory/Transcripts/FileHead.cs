using System.Globalization;
using System.Security.Cryptography;

namespace TotalMemory.Transcripts;

/// <summary>Recognises a file by its first bytes: another one under the same name is another transcript.</summary>
internal static class FileHead
{
    private const int Longest = 1024;

    public static string Of(string path) => Digest(path, Longest);

    /// <summary>True while the file still starts as it did, and has not been cut below what was read.</summary>
    public static bool Continues(string path, string head, long offset)
    {
        if (head.Length == 0)
            return true;
        if (new FileInfo(path).Length < offset)
            return false;
        var length = int.Parse(head[..head.IndexOf(':')], CultureInfo.InvariantCulture);
        return Digest(path, length) == head;
    }

    private static string Digest(string path, int length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{read}:{Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, read)).AsSpan(0, 8))}"
        );
    }
}
