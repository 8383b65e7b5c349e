using System.Globalization;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

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
        return int.TryParse(head.AsSpan(0, Math.Max(0, head.IndexOf(':'))), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && Digest(path, Math.Min(length, Longest)) == head;
    }

    private static string Digest(string path, int length)
    {
        using var file = OutsideFile.Open(path);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return string.Create(CultureInfo.InvariantCulture, $"{read}:{Sha256.Hex(bytes.AsSpan(0, read), 8)}");
    }
}
