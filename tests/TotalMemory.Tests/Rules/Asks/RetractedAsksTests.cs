using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>What a person took back is no longer asked for, until it is said again.</summary>
public sealed class RetractedAsksTests
{
    private static readonly Ask Back = Said("you may use npm again") with { IsRetraction = new Retraction("use npm", IsPermission: true) };

    [Fact]
    public void What_was_said_before_is_left_out_and_what_comes_later_stays()
    {
        var (before, after) = (Said("never use npm here"), Said("never use npm here, please"));
        Assert.Equal([after], RetractedAsks.LeaveOut([before, Back, after]));
    }

    [Fact]
    public void Other_requests_and_other_projects_are_not_meant()
    {
        Ask[] others = [Said("always use npm here"), Said("never push to main"), Said("never use npm here") with { Project = "kit" }];
        Assert.Equal(others, RetractedAsks.LeaveOut([.. others, Back]));
    }

    private static Ask Said(string text) =>
        new("shop", "s1", text, new Evidence(EvidenceRole.Source, "s1", "s1.jsonl", 1, Origin.User, text, DateTimeOffset.UnixEpoch))
        {
            Sentence = text,
        };
}
