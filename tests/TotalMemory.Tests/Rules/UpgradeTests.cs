using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules;

/// <summary>What an earlier, less careful release had learned is judged again, and what a person said of it holds.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Praise = "Perfect, thanks, that works.";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private string Shop => work.ProjectId("shop");

    private string Briefing => new BriefingFiles(work.Temp.Home).Read(Shop) ?? "";

    private void Review()
    {
        work.Memory.Publishing.Review([Shop], judgeAll: false);
        work.Memory.Publishing.Publish([Shop]);
    }

    // As an earlier release did: no candidate of today stands behind it.
    private long OldRule(string text)
    {
        work.Session("shop", s => s.Says("Done.").User("wrap the parser"));
        return work.Memory.Database.Write(c =>
        {
            var said = new Draft
            {
                Type = RecordType.Fact,
                Kind = FactKinds.Fact,
                Text = "The parser was wrapped for the shop",
                Origin = Origin.User,
                Source = RecordSource.Saved,
                Evidence = [Evidence.FromCall("s1", "The parser was wrapped for the shop", Some.Time)],
            };
            var fact = WritePath.Write(c, Shop, Some.Clean(said), Some.Time).Id;
            var draft = new Draft
            {
                Type = RecordType.Rule,
                Kind = RuleStages.Insight,
                Text = text,
                Importance = 4,
                Origin = Origin.User,
                Source = RecordSource.Reflected,
                Evidence = [Evidence.FromCall("s1", text, Some.Time)],
            };
            var id = WritePath.Write(c, Shop, Some.Clean(draft), Some.Time).Id;
            c.Execute(
                "INSERT INTO rule (record, source, founding_sessions, born, level) VALUES ($id, 'corrected', 3, $born, 'observe')",
                ("$id", id),
                ("$born", Some.Time)
            );
            c.Rules.AddSources(id, [fact]);
            return id;
        });
    }

    [Fact]
    public void A_rule_that_nothing_calls_for_any_more_is_listed_and_silent()
    {
        var id = OldRule("Wrap the parser in the old way");
        Review();
        Assert.NotNull(work.Memory.Rules.Find(id)!.Rule.WaitingSince);
        Assert.DoesNotContain($"[#{id}]", Briefing);
    }

    [Fact]
    public void One_that_a_person_keeps_speaks_on()
    {
        var id = OldRule("Wrap the parser in the old way");
        work.Memory.Rules.Confirm(id);
        Review();
        Assert.Null(work.Memory.Rules.Find(id)!.Rule.WaitingSince);
        Assert.Contains($"[#{id}]", Briefing);
    }

    [Fact]
    public void One_that_a_person_retired_stays_away()
    {
        var id = OldRule("Wrap the parser in the old way");
        work.Memory.Rules.Decide(id, new(RuleChoice.Retired));
        Review();
        Assert.Equal(RecordStatus.Archived, work.Memory.Rules.Find(id)!.Rule.Record.Status);
        Assert.DoesNotContain($"[#{id}]", Briefing);
    }

    [Theory]
    [InlineData(RecordSource.Extracted, false)]
    [InlineData(RecordSource.Saved, true)]
    public void A_session_learned_from_by_an_earlier_release_is_judged_anew(RecordSource source, bool stays)
    {
        work.Session("shop", s => s.Bash("npm test", "12 passed").Says("The tests pass now.").User(Praise).Says("Glad to hear it."));
        var path = "";
        var id = work.Memory.Database.Write(c =>
        {
            var state = c.Transcripts.All().Single();
            path = state.Path;
            var line = c.Transcripts.Turns(state.Id, 0, 100).First(t => t.Text == Praise).Line;
            var words = new Evidence(EvidenceRole.Source, "s1", path, line, Origin.User, Praise, Some.Time);
            var draft = new Draft
            {
                Type = RecordType.Fact,
                Kind = FactKinds.Decision,
                Text = Praise,
                Origin = Origin.User,
                Evidence = [words],
            };
            var written = WritePath.Write(c, Shop, Some.Clean(draft), Some.Time).Id;
            // A person's keep is what makes it saved.
            c.Records.SetScopeAndSource(written, Scope.Project, source, Some.Time);
            c.Transcripts.Save(state with { Extractor = state.Extractor - 1 });
            return written;
        });
        work.Memory.Transcripts.Learning.Learn(path);
        using var read = work.Memory.Database.Open();
        Assert.Equal(stays, read.Records.Find(id)?.Status == RecordStatus.Active);
    }
}
