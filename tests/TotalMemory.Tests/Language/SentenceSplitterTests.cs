using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class SentenceSplitterTests
{
    private static List<string> Texts(string text) => [.. SentenceSplitter.Read(text).Select(s => s.Text)];

    [Fact]
    public void Sentences_end_at_marks_whatever_the_next_letters_case() =>
        Assert.Equal(
            ["did we do this properly.", "does it support urls?", "ok"],
            Texts("did we do this properly. does it support urls? ok")
        );

    [Fact]
    public void Chinese_sentences_need_no_blank_between_them() =>
        Assert.Equal(["不要用 npm。", "以后都用 pnpm！"], Texts("不要用 npm。以后都用 pnpm！"));

    [Fact]
    public void An_abbreviation_or_a_number_ends_nothing() =>
        Assert.Equal(["Use a tool, e.g. ripgrep, for it."], Texts("Use a tool, e.g. ripgrep, for it."));

    [Fact]
    public void List_items_stand_below_their_heading_and_lose_their_marks()
    {
        var found = SentenceSplitter.Read("## Ports\n- **web**: 8080\n- api: 8081");
        Assert.Equal(["Ports", "web: 8080", "api: 8081"], found.Select(s => s.Text));
        Assert.Equal([LineMark.Heading, LineMark.Bullet, LineMark.Bullet], found.Select(s => s.Line));
        Assert.All(found.Skip(1), s => Assert.Equal("Ports", s.Heading));
    }

    [Fact]
    public void What_a_fence_or_a_quotation_holds_is_somebody_elses() =>
        Assert.Equal(
            [false, true, true],
            SentenceSplitter.Read("Why this?\n```\nnever use tabs\n```\n> always push").Select(s => s.IsExternal)
        );
}
