using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Transcripts;

/// <summary>Identifies a file by its first bytes: a different file under the same name is another transcript.</summary>
internal static class FileHead
{
    private const int Longest = 1024; // chosen: enough to tell a transcript from others
    private const int Block = 128 << 10; // chosen

    public static string Compute(string path) => Digest(path, Longest);

    /// <summary>True if the file still starts with the same bytes, and is not shorter than what was read.</summary>
    public static bool Continues(string path, string head, long offset)
    {
        if (head.Length == 0)
            return true;
        using (var file = TranscriptFile.Open(path))
            if (file.CanSeek && file.Length < offset)
                return false;
        return int.TryParse(head.AsSpan(0, Math.Max(0, head.IndexOf(':'))), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && Digest(path, Math.Min(length, Longest)) == head;
    }

    /// <summary>True if both files start with the same bytes.</summary>
    public static bool Agree(string path, string other, long bytes)
    {
        using var a = TranscriptFile.Open(path);
        using var b = TranscriptFile.Open(other);
        var (one, two) = (new byte[Block], new byte[Block]);
        for (var left = bytes; left > 0; left -= Block)
        {
            var want = (int)Math.Min(left, Block);
            var read = a.ReadAtLeast(one.AsSpan(0, want), want, throwOnEndOfStream: false);
            b.ReadAtLeast(two.AsSpan(0, want), want, throwOnEndOfStream: false);
            if (read < want || !one.AsSpan(0, want).SequenceEqual(two.AsSpan(0, want)))
                return false;
        }
        return true;
    }

    private static string Digest(string path, int length)
    {
        using var file = TranscriptFile.Open(path);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return string.Create(CultureInfo.InvariantCulture, $"{read}:{Sha256.Hex(bytes.AsSpan(0, read), 8)}");
    }
}
