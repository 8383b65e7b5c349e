using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Reading;

/// <summary>Praise and thanks are no decision, in any language.</summary>
public sealed class AssentTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private static Judgement Approves(double probability) =>
        new() { Act = [.. Judgement.Acts.Select(a => (float)(a == "approve" ? probability : (1 - probability) / 6))] };

    [Theory]
    [InlineData("Perfect, thanks, that works.")]
    [InlineData("Parfait, merci, ça marche.")]
    [InlineData("太好了，谢谢，可以了。")]
    [InlineData("완벽해요, 감사합니다.")]
    [InlineData("完璧です、ありがとう")]
    [InlineData("Perfeito, obrigado, funciona.")]
    [InlineData("Отлично, спасибо, всё работает.")]
    [InlineData("Perfecto, gracias, funciona.")]
    [InlineData("Tuyệt vời, cảm ơn, chạy rồi.")]
    [InlineData("Perfekt, danke, das geht.")]
    public void What_only_praises_decides_nothing(string praise)
    {
        Assert.True(Assent.Is(praise, Approves(0.8), ledToWork: true));
        work.Session("shop", s => s.Bash("npm test", "12 passed").Says("The tests pass now.").User(praise).Says("Glad to hear it."));
        using var c = work.Memory.Database.Open();
        Assert.DoesNotContain(
            c.RecordLists.Active(null, RecordType.Fact),
            f => f.Origin == Origin.User && f.Text.Contains(praise[..5], StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Perfect, use src/api/client.ts for all of them.")]
    [InlineData("yes, but never push to main")]
    [InlineData("ok, it should be one commit")]
    public void An_approval_that_says_what_should_be_is_kept(string text) => Assert.False(Assent.Is(text, Approves(0.8), ledToWork: false));

    [Fact]
    public void What_is_no_approval_is_left_alone() =>
        Assert.False(Assent.Is("next hand starts by itself", Approves(0.05), ledToWork: true));
}
