using System.Globalization;
using TotalMemory.Spool.Files;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Spool.Files;

public sealed class MappedFilesTests
{
    private const string Library = "libonnxruntime";

    [Fact]
    public void What_a_library_can_read_again_is_dropped_and_comes_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only.");
        using var encoder = EmbeddingGenerators.Create(new());
        var before = ResidentKilobytes();
        MappedFiles.PageOut(Library);
        Assert.True(ResidentKilobytes() < before / 2, $"{before} kB before, {ResidentKilobytes()} kB after.");
        using var again = EmbeddingGenerators.Create(new());
        Assert.True(ResidentKilobytes() > 0);
    }

    [Fact]
    public void Only_that_library_and_only_what_is_not_written()
    {
        string[] maps =
        [
            "7f0000000000-7f0000002000 r-xp 00001000 fe:00 12 /opt/my bin/libonnxruntime.so.1",
            "7f0000002000-7f0000003000 rw-p 00003000 fe:00 12 /opt/my bin/libonnxruntime.so.1",
            "7f0000003000-7f0000004000 r--p 00000000 fe:00 13 /lib/libc.so.6",
            "7f0000004000-7f0000005000 r-xp 00000000 00:00 0",
        ];
        Assert.Equal([(0x7f0000000000UL, 0x2000UL)], MappedFiles.Pages(Library, maps).Select(p => ((ulong)p.From, (ulong)p.Length)));
    }

    [Fact]
    public void Only_what_is_as_in_its_file_is_left_to_the_cache()
    {
        string[] smaps =
        [
            "7f0000000000-7f0000002000 r-xp 00001000 fe:00 12                         /opt/my bin/lib.so",
            "Size:                  8 kB",
            "Anonymous:             0 kB",
            "VmFlags: rd ex mr mw me",
            "7f0000002000-7f0000003000 r--p 00003000 fe:00 12                         /opt/my bin/lib.so",
            "Anonymous:             4 kB",
            "7f0000003000-7f0000004000 rw-p 00000000 fe:00 13                         /lib/libc.so.6",
            "Anonymous:             0 kB",
            "7f0000004000-7f0000005000 r-xp 00000000 00:00 0",
            "Anonymous:             0 kB",
            "7f0000005000-7f0000006000 r-xs 00000000 00:00 7                          /memfd:code (deleted)",
            "Anonymous:             0 kB",
            "7f0000006000-7f0000009000 r--s 00000000 fe:00 14                         /opt/my bin/a.dll",
            "Anonymous:             0 kB",
        ];
        Assert.Equal(
            [(0x7f0000000000UL, 0x2000UL), (0x7f0000006000UL, 0x3000UL)],
            MappedFiles.Unchanged(smaps).Select(p => ((ulong)p.From, (ulong)p.Length))
        );
    }

    [Fact]
    public void What_is_left_to_the_cache_is_there_when_it_is_needed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only.");
        using var encoder = EmbeddingGenerators.Create(new());
        var before = ResidentKilobytes();
        MappedFiles.LeaveToCache();
        Assert.True(ResidentKilobytes() < before / 2, $"{before} kB before, {ResidentKilobytes()} kB after.");
        using var again = EmbeddingGenerators.Create(new());
        Assert.True(ResidentKilobytes() > 0);
    }

    private static long ResidentKilobytes()
    {
        var (sum, inside) = (0L, false);
        foreach (var line in File.ReadLines("/proc/self/smaps"))
            if (char.IsAsciiHexDigitLower(line[0]))
                // The head of a mapping; its fields begin with a capital.
                inside = line.Contains(Library, StringComparison.Ordinal) && !line.Contains(" rw", StringComparison.Ordinal);
            else if (inside && line.StartsWith("Rss:", StringComparison.Ordinal))
                sum += long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return sum;
    }
}
