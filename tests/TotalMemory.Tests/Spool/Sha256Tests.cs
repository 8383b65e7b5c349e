using System.Security.Cryptography;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Spool;

public sealed class Sha256Tests
{
    [Fact]
    public void It_is_the_base_class_librarys_for_every_length_around_the_blocks()
    {
        var random = new Random(7);
        foreach (var length in Enumerable.Range(0, 200).Append(65_535).Append(65_536).Append(200_001))
        {
            var data = new byte[length];
            random.NextBytes(data);
            var expected = SHA256.HashData(data);
            Assert.Equal(expected, Sha256.Hash(data));
            using var stream = new MemoryStream(data);
            Assert.Equal(expected, Sha256.Hash(stream));
        }
    }

    [Fact]
    public void A_text_is_its_utf8() => Assert.Equal("ba7816bf", Sha256.Hex("abc", 4));
}
