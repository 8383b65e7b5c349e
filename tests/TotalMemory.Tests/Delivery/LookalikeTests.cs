using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

/// <summary>A call that succeeded later is no fix because its program is the same.</summary>
public sealed class LookalikeTests
{
    private static string Written(string failed, string worked, string said = "rg: unexpected sandbox message") =>
        BriefingWriter.Write(
            new BriefingMaterial(
                "shop",
                [],
                [],
                [
                    new(
                        Some.Record(21, said, RecordType.Error, "error", Origin.Tool, fix: worked) with
                        {
                            Tool = "Bash",
                            Context = failed,
                        },
                        4,
                        3
                    ),
                ],
                null
            )
        );

    [Fact]
    public void Another_search_is_no_fix() => Assert.Equal("", Written("rg createStore -n", "rg ReactFlow -n web/Canvas.tsx"));

    [Fact]
    public void The_same_search_with_another_option_is() => Assert.Contains("#21", Written("rg createStore web", "rg -F createStore web"));

    [Fact]
    public void A_pattern_that_matched_nothing_is_not_fixed_by_another_list() =>
        Assert.Equal("", Written("ls web web/*.npz", "ls web", "ls: zsh:1: no matches found: web/*.npz"));

    [Fact]
    public void What_the_system_denied_is_not_fixed_by_the_next_call() =>
        Assert.Equal("", Written("rg -n x web", "rg -n y web", "rg: shellenv.sh: line 18: /bin/ps: Operation not permitted"));
}
