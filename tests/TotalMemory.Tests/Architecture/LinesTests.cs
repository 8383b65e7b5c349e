using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>
/// A line is read without scrolling, and a file in a few screens. The formatter breaks code; strings and comments are broken by hand.
/// </summary>
public sealed class LinesTests
{
    private const int Longest = 140;
    private const int MostLines = 300;

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

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_has_more_than_300_lines(string folder) =>
        Assert.Empty(
            from file in SourceTree.CSharp(folder)
            let lines = File.ReadLines(file).Count()
            where lines > MostLines
            select $"{Path.GetRelativePath(SourceTree.Root, file)}: {lines}"
        );
}
