using System.Text.RegularExpressions;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>A type is found by its file's name.</summary>
public sealed partial class TypesTests
{
    [Fact]
    public void A_file_has_at_most_one_public_type() =>
        Assert.Empty(
            from file in SourceTree.CSharp("src")
            let types = PublicType().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).ToList()
            where types.Count > 1
            select $"{Path.GetRelativePath(SourceTree.Root, file)}: {string.Join(", ", types)}"
        );

    [Fact]
    public void The_check_finds_public_types() =>
        Assert.True(SourceTree.CSharp("src").Count(file => PublicType().IsMatch(File.ReadAllText(file))) > 200);

    [GeneratedRegex(
        @"^public (?:(?:static|sealed|abstract|readonly|partial) )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();
}
