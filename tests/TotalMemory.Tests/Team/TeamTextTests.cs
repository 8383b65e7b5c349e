using CsCheck;
using TotalMemory.Spool.Printing;
using TotalMemory.Team;

namespace TotalMemory.Tests.Team;

public sealed class TeamTextTests
{
    [Theory]
    [InlineData("Keep functions short", "Keep functions short")]
    [InlineData("## Rules\n- Keep functions short", "Rules - Keep functions short")]
    [InlineData("> * - Keep functions short", "Keep functions short")]
    [InlineData("Keep functions short [#12] [anna, T3]", "Keep functions short")]
    [InlineData("Keep functions short [[#1]#2]", "Keep functions short")]
    [InlineData("use `--no-verify` never", "use `--no-verify` never")]
    [InlineData("`npm test` before a push", "`npm test` before a push")]
    [InlineData("--no-verify is not for us", "no-verify is not for us")]
    [InlineData("使用制表符缩进代码而不是空格", "使用制表符缩进代码而不是空格")]
    public void One_line_is_left_that_looks_like_nothing_else(string text, string clean) => Assert.Equal(clean, TeamText.Clean(text));

    [Theory]
    [InlineData("")]
    [InlineData("# --- **")]
    [InlineData("[#1] [#2]")]
    [InlineData("ok")]
    [InlineData("press ^C to stop the server")]
    public void What_says_nothing_is_not_taken(string text) => Assert.Null(TeamText.Clean(text));

    [Fact]
    public void Whatever_comes_cleaning_it_again_changes_nothing()
    {
        string[] parts =
        [
            "#",
            " ",
            "\n",
            "[",
            "]",
            "#1",
            "T3",
            ",",
            "- ",
            "Keep it",
            "<b>",
            "&lt;",
            "\u2028",
            "\u202E",
            "|",
            "*",
            "`",
            "password=hunter2",
        ];
        Gen.OneOf([.. parts.Select(p => Gen.Const(p))])
            .Array[0, 30]
            .Sample(p =>
            {
                if (TeamText.Clean(string.Concat(p)) is not { } once)
                    return;
                Assert.Equal(once, TeamText.Clean(once));
                Assert.Equal(once, SafeText.Clean(once));
                Assert.True(once.Length <= TeamText.Longest && !once.Contains('\n') && once[0] is not ('#' or '-' or '>' or '|'));
            });
    }

    [Fact]
    public void A_name_is_letters_and_digits()
    {
        Assert.Equal("anna_1", TeamText.Author("anna_1"));
        Assert.Equal("annaT1user", TeamText.Author("anna, T1]\n## user"));
        Assert.Equal("?", TeamText.Author("\u202E"));
    }
}
