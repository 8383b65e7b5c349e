using TotalMemory.Rules;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>Which command solved an error most often, and how it is written down.</summary>
public sealed class CommonFixTests
{
    [Theory]
    [InlineData("cd src && make all 2>&1 | tail -5", "make all")]
    [InlineData("cd a && cd b && make all", "make all")]
    [InlineData("cd src; make all && make test", "cd src; make all && make test")]
    public void What_only_leads_to_it_and_what_only_shows_it_is_left_out(string command, string fix) =>
        Assert.Equal(fix, CommonFix.Find([new FixUse(command, "s1", Some.Time)])?.Text);
}
