using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>What an agent reports of a rule, several times in one session, belongs to that session.</summary>
public sealed class ReportedOutcomesTests : IDisposable
{
    private readonly Workplace work = new();
    private readonly long rule;

    public ReportedOutcomesTests()
    {
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        rule = work.Memory.Insights.Add(project, new NotedInsight { Text = "Run the tests before a commit", IsRule = true })!.Value.Rule.Id;
    }

    public void Dispose() => work.Dispose();

    private void Rate(string session) => Assert.NotNull(work.Memory.Insights.Rate(rule, success: true, work.ProjectId("shop"), session));

    private IEnumerable<string> Sessions() => work.Memory.Rules.Find(rule)!.Ledger.Select(l => l.Session);

    [Fact]
    public void The_ledger_names_the_session_each_time()
    {
        Rate("s_1");
        Rate("s_1");
        Assert.Equal(["s_1", "s_1"], Sessions());
    }

    [Fact]
    public void They_are_erased_with_the_session_and_those_of_no_other()
    {
        Rate("s_1");
        Rate("s_1");
        Rate("sx1");
        Rate("s_11");
        work.Memory.Database.Write(c => c.SessionErasures.Erase("s_1"));
        Assert.Equal(["s_11", "sx1"], Sessions().Order(StringComparer.Ordinal));
    }
}
