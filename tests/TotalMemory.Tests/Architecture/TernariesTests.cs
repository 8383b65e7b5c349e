using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>One decision a line: a conditional expression stands in no other one, nor in its arguments and texts.</summary>
public sealed class TernariesTests
{
    // How many there still are. It may only fall.
    private const int Left = 1;

    [Fact]
    public void No_more_ternaries_are_nested_than_before()
    {
        var found = (
            from file in SourceTree.CSharp("src")
            from line in Nested(File.ReadAllText(file))
            select $"{Path.GetRelativePath(SourceTree.Root, file)}:{line}"
        ).ToList();
        Assert.True(
            found.Count <= Left,
            $"{found.Count} nested, at most {Left} allowed. Write a switch, early returns or a small method:\n{string.Join('\n', found)}"
        );
    }

    [Theory]
    [InlineData("return a ? x : b ? y : z;")]
    [InlineData("return a\n    ? x\n    : b\n        ? y\n        : z;")]
    [InlineData("var v = a ? b ? x : y : z;")]
    [InlineData("var v = a ? Call(x, b ? y : z) : w;")]
    [InlineData("""var v = a ? $"{(b ? x : y)} there" : z;""")]
    [InlineData("""""var v = a ? $$"""{ {{(b ? x : y)}} }""" : z;""""")]
    [InlineData("var v = a ? [b ? x : y] : [];")]
    [InlineData("var v = a ? x with { Y = b ? y : z } : x;")]
    public void One_inside_another_is_found(string code) => Assert.Single(Nested(code));

    [Theory]
    [InlineData("var v = a ? x : y; var w = b ? y : z;")]
    [InlineData("Call(a ? x : y, b ? y : z);")]
    [InlineData("var v = k switch { 1 => a ? x : y, _ => b ? y : z };")]
    [InlineData("var v = a ? x : b ?? c?.D ?? y;")]
    [InlineData("List<string?>? v = a ? x : y; int? w = null;")]
    [InlineData("""var v = a ? "b ? x : y" : 'c'; // a ? x : b ? y : z""")]
    [InlineData("""var v = a ? '?' : '"'; /* a ? x : b ? y : z */ var w = "\" ? " + '\'';""")]
    [InlineData("""""var v = a ? @" ? "" ? \" : """ "" ? """ + $"{{ ? {x} ";""""")]
    public void One_after_another_is_not(string code) => Assert.Empty(Nested(code));

    // The lines of those that begin while another is open. The formatter puts spaces round their marks, and round no other question mark.
    private static IEnumerable<int> Nested(string source)
    {
        var code = PlainCode.Read(source);
        var line = 1;
        var open = new Stack<bool>([false]);
        for (var i = 0; i < code.Length; i++)
            switch (code[i])
            {
                case '\n':
                    line++;
                    break;
                case '(' or '[' or '{':
                    open.Push(false);
                    break;
                case ')' or ']' or '}' when open.Count > 1:
                    open.Pop();
                    break;
                case ',' or ';':
                    Mark(open, false);
                    break;
                case '?' when IsMark(code, i):
                    if (open.Contains(true))
                        yield return line;
                    Mark(open, true);
                    break;
            }
    }

    private static void Mark(Stack<bool> open, bool isOpen)
    {
        open.Pop();
        open.Push(isOpen);
    }

    private static bool IsMark(string code, int at) =>
        at > 0 && at + 1 < code.Length && char.IsWhiteSpace(code[at - 1]) && char.IsWhiteSpace(code[at + 1]);
}
