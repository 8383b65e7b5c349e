using TotalMemory.Documents;

namespace TotalMemory.Tests.Documents;

public sealed class PassagesTests
{
    [Fact]
    public void A_document_is_split_at_its_headings()
    {
        var found = Passages.Split("before\n# One\ntext\n\n## Two\nmore\n#no heading\n");
        Assert.Equal([new("", "before", 1), new("One", "text", 2), new("Two", "more\n#no heading", 5)], found);
    }

    [Fact]
    public void Lines_may_end_as_on_Windows() => Assert.Equal([new Passage("One", "a\nb", 1)], Passages.Split("# One\r\na\r\nb\r\n"));

    [Fact]
    public void A_comment_in_code_is_no_heading() =>
        Assert.Equal(["One"], Passages.Split("# One\n```sh\n# install\nnpm ci\n```\n").Select(p => p.Heading).Distinct());

    [Fact]
    public void A_heading_without_text_is_no_passage() => Assert.Equal("Two", Assert.Single(Passages.Split("# One\n# Two\ntext")).Heading);

    [Fact]
    public void A_long_part_is_cut_between_lines_below_the_same_heading()
    {
        var lines = Enumerable.Range(0, 100).Select(i => $"line {i} {new string('x', 40)}").ToList();
        var found = Passages.Split("# One\n" + string.Join('\n', lines));
        Assert.True(found.Count > 1);
        Assert.All(found, p => Assert.True(p is { Heading: "One", Text.Length: <= 1_800 }));
        Assert.Equal(lines, found.SelectMany(p => p.Text.Split('\n')));
        Assert.Equal(lines.IndexOf(found[1].Text.Split('\n')[0]) + 2, found[1].Line);
    }

    [Theory]
    [InlineData("---\nname: ship\n---\ntext", "name", "ship")]
    [InlineData("---\nName: \"ship it\"\n---\n", "name", "ship it")]
    [InlineData("---\nname:\n---\n", "name", null)]
    [InlineData("---\nname: ship\n", "name", null)]
    [InlineData("text\n---\nname: ship\n---\n", "name", null)]
    [InlineData("", "name", null)]
    public void Front_matter_stands_between_two_lines_at_the_top(string markdown, string key, string? value) =>
        Assert.Equal(value, Passages.FrontMatterValue(markdown, key));

    [Fact]
    public void Front_matter_is_no_passage() => Assert.Equal([new Passage("", "text", 1)], Passages.Split("---\nname: x\n---\ntext"));
}
