using CsCheck;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Tests.Spool.Secrets;

public sealed class CaselessWordTests
{
    private static readonly string[] Pieces = ["secret", "SECRET", "SeCrEt", "sec", "ret", "c", "C", "s", " ", "é", "t"];

    [Fact]
    public void It_finds_what_the_platform_finds()
    {
        var pieces = Gen.OneOf([.. Pieces.Select(Gen.Const)]);
        Gen.Select(pieces.Array[0, 12].Select(string.Concat), Gen.Int[0, 5], Gen.Int[0, 8])
            .Sample(
                (text, rarest, from) =>
                {
                    var start = Math.Min(from, text.Length);
                    Assert.Equal(
                        text.IndexOf("secret", start, StringComparison.OrdinalIgnoreCase),
                        new CaselessWord("secret", rarest).IndexIn(text, start)
                    );
                }
            );
    }

    [Fact]
    public void Signs_have_one_case() => Assert.Equal(2, new CaselessWord("%3d", rarest: 0).IndexIn("a=%3Db"));
}
