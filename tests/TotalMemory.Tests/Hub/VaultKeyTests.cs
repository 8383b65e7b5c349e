using CsCheck;
using TotalMemory.Hub;
using TotalMemory.Sync;

namespace TotalMemory.Tests.Hub;

public sealed class VaultKeyTests
{
    private static readonly Cell Some = new(
        "item",
        "project",
        "words",
        new Stamp(1_772_000_000_000, 0, "aaaaaaaa"),
        """{"text":"zanzibar"}"""
    );

    [Fact]
    public void A_pairing_code_makes_the_same_key_however_it_is_typed()
    {
        var key = VaultKey.Create();
        Assert.Equal(56 + 7, key.Code.Length);
        foreach (var typed in (string[])[key.Code, key.Code.ToLowerInvariant(), key.Code.Replace('-', ' '), key.Code.Replace('0', 'O')])
            Assert.Equal(key.Proof, VaultKey.Parse(typed)?.Proof);
    }

    [Fact]
    public void A_mistyped_code_is_no_key()
    {
        var code = VaultKey.Create().Code;
        Gen.Int[0, code.Length - 1]
            .Where(n => code[n] != '-')
            .Sample(n => Assert.Null(VaultKey.Parse(code[..n] + (code[n] == 'A' ? 'B' : 'A') + code[(n + 1)..])));
        Assert.Null(VaultKey.Parse(code[1..]));
        Assert.Null(VaultKey.Parse(""));
    }

    [Fact]
    public void What_is_sealed_opens_with_the_key_alone_and_only_as_it_was()
    {
        var cells = new SealedCells(VaultKey.Create());
        var body = cells.Seal(Some);
        Assert.Equal(Some, cells.Open(body));
        Assert.Null(new SealedCells(VaultKey.Create()).Open(body));
        Assert.Null(cells.Open(body with { Stamp = body.Stamp[..^1] + "0" }));
        Assert.Null(cells.Open(body with { Item = cells.Item("another") }));
        Assert.Null(cells.Open(body with { Body = [.. body.Body[..^1], (byte)(body.Body[^1] ^ 1)] }));
        Assert.Null(cells.Open(body with { Body = [] }));
        Assert.DoesNotContain("zanzibar", System.Text.Encoding.Latin1.GetString(body.Body));
    }

    [Fact]
    public void Equal_names_are_equal_under_one_key_and_tell_nothing_under_another()
    {
        var (one, another) = (new SealedCells(VaultKey.Create()), new SealedCells(VaultKey.Create()));
        Assert.Equal(one.Seal(Some).Item, one.Seal(Some).Item);
        Assert.NotEqual(one.Seal(Some).Body, one.Seal(Some).Body);
        Assert.NotEqual(one.Project("shop"), another.Project("shop"));
        Assert.NotEqual(one.Project("shop"), one.Item("shop"));
    }
}
