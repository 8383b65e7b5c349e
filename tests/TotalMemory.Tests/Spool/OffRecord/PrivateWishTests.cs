using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Tests.Spool.OffRecord;

/// <summary>When a person asks for privacy, and when they talk about something else.</summary>
public sealed class PrivateWishTests
{
    [Theory]
    [InlineData("This session is private.")]
    [InlineData("this session is private")]
    [InlineData("Keep this private")]
    [InlineData("Please keep this private, please.")]
    [InlineData("Please keep this session private! I want to talk about my contract.")]
    [InlineData("I want to talk about my contract. This conversation is confidential.")]
    [InlineData("help me write a resignation letter\n\nkeep this chat private")]
    [InlineData("This session is off the record — let us begin")]
    [InlineData("Don’t remember anything from this session.")]
    [InlineData("do not keep this conversation")]
    [InlineData("Diese Sitzung ist privat.")]
    [InlineData("Cette session est privée")]
    [InlineData("Esta sesión es privada.")]
    [InlineData("Эта сессия приватная.")]
    [InlineData("这个会话是私密的。")]
    public void Asked_for(string message) => Assert.True(PrivateWish.IsIn(message));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("is this session private?")]
    [InlineData("This session is private?")]
    [InlineData("keep this method private")]
    [InlineData("keep it private")]
    [InlineData("this class is private")]
    [InlineData("make the constructor private. Then keep this private field as it is.")]
    [InlineData("the log says: this session is private and cannot be joined, why?")]
    [InlineData("First do this. This session is private. Then do that.")]
    [InlineData("do not remember this session id in the cookie")]
    [InlineData("don't store anything in this session table")]
    public void Not_asked_for(string message) => Assert.False(PrivateWish.IsIn(message));

    [Fact]
    public void Every_pattern_is_met_by_its_own_words()
    {
        foreach (var pattern in PrivateWish.Patterns)
        {
            var words = pattern.Split(' ').Where(w => !w.EndsWith('?')).Select(w => w.Split('|')[0]);
            Assert.True(PrivateWish.IsIn(string.Join(' ', words)), pattern);
        }
    }

    [Fact]
    public void A_long_message_takes_no_time() =>
        Assert.False(PrivateWish.IsIn(new string('x', 1_000_000) + "." + new string('y', 100_000)));
}
