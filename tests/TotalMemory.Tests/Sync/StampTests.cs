using CsCheck;
using TotalMemory.Sync;

namespace TotalMemory.Tests.Sync;

public sealed class StampTests
{
    private static readonly Gen<Stamp> Any = Gen.Select(Gen.Long[0, 1L << 44], Gen.Int[0, 0xffff], Gen.Int[0, 255])
        .Select((time, counter, machine) => new Stamp(time, counter, $"{machine:x8}"));

    [Fact]
    public void A_stamp_is_later_than_the_one_it_replaces_whatever_the_clock_says() =>
        Gen.Select(Any, Gen.Long[0, 1L << 44]).Sample((old, at) => Assert.True(Stamp.After(old, at, "00000000") > old));

    [Fact]
    public void Written_and_read_it_is_the_same() => Any.Sample(s => Assert.Equal(s, Stamp.Parse(s.ToString())));

    [Fact]
    public void As_text_it_sorts_as_in_time() =>
        Gen.Select(Any, Any)
            .Sample(
                (a, b) =>
                    Assert.Equal(
                        (a.Milliseconds, a.Counter).CompareTo((b.Milliseconds, b.Counter)) is var time and not 0
                            ? Math.Sign(time)
                            : Math.Sign(string.CompareOrdinal(a.Machine, b.Machine)),
                        Math.Sign(a.CompareTo(b))
                    )
            );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("zzzzzzzzzzzz0000abcd")]
    public void What_is_no_stamp_is_none(string? text) => Assert.Null(Stamp.Parse(text));
}
