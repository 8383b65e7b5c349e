using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>A line is read without scrolling. The formatter breaks code; strings and comments are broken by hand.</summary>
public sealed class LinesTests
{
    private const int Longest = 140;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_is_longer_than_140_characters(string folder) =>
        Assert.Empty(
            from file in SourceTree.CSharp(folder)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > Longest
            select $"{Path.GetRelativePath(SourceTree.Root, file)}:{line.Index + 1}"
        );
}
