using System.IO.Compression;
using TotalMemory.Spool.Files;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace TotalMemory.Transcripts;

/// <summary>
/// Opens transcripts in any form: plain, UTF-16, or compressed with zstd (as clients do with older ones) or gzip.
/// </summary>
internal static class TranscriptFile
{
    /// <summary>Largest window of a packed file, as a power of two: 32 MB. Clients pack with 8 MB at most.</summary>
    private const int LargestWindow = 25;

    private static readonly string[] ReadableEndings = [".jsonl", ".jsonl.zst", ".jsonl.gz"];
    private static readonly string[] UnreadableEndings = [".jsonl.xz", ".jsonl.bz2", ".jsonl.br", ".jsonl.lz4", ".jsonl.7z", ".jsonl.zip"];

    public static bool IsReadable(string name) => ReadableEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Possibly a transcript, but in an unsupported compression.</summary>
    public static bool IsForeign(string name) => UnreadableEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name without folder and extensions: usually the session's id.</summary>
    public static string Stem(string path)
    {
        var name = Path.GetFileName(path);
        return
            ReadableEndings.OrderByDescending(e => e.Length).FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
                is { } ending
            ? name[..^ending.Length]
            : Path.GetFileNameWithoutExtension(name);
    }

    /// <summary>
    /// Opens it at the start; plain UTF-8 can seek. Throws <see cref="IOException"/> if it is not a regular file or cannot be read, and
    /// <see cref="InvalidDataException"/> while reading if it is damaged.
    /// </summary>
    public static Stream Open(string path)
    {
        var file = OutsideFile.Open(path, FileOptions.SequentialScan);
        try
        {
            Span<byte> first = stackalloc byte[6];
            var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return Unpacked(path, file, first[..read]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Stream Unpacked(string path, Stream file, ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
        {
            var stream = new DecompressionStream(file, bufferSize: 0, checkEndOfStream: true, leaveOpen: false);
            stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
            return new UnpackedStream(stream);
        }
        if (first.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return new UnpackedStream(new GZipStream(file, CompressionMode.Decompress));
        if (Utf16Stream.TryOpen(file, first) is { } other)
            return other;
        var isForeign =
            first.StartsWith("BZh"u8)
            || first.StartsWith("PK\u0003\u0004"u8)
            || first.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A])
            || first.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            || first.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18]);
        return isForeign ? throw new IOException($"{Path.GetFileName(path)} is packed in a way that is not read; unpack it first.") : file;
    }
}
