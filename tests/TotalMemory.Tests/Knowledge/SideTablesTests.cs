using TotalMemory.Documents;
using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Skills;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Tests.Transfer;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Knowledge;

/// <summary>What stands beside a record follows it: when it is forgotten, corrected, merged, imported.</summary>
public sealed class SideTablesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    private TemporalFact Add(string value, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        work.Memory.TemporalFacts.Add(Shop, new TemporalDraft("api", "uses", value) { ValidFrom = from, ValidTo = to })!.Fact;

    private IReadOnlyList<TemporalFact> Now() => work.Memory.TemporalFacts.At(work.Time.GetUtcNow(), Shop.Id, "api", null, null, 10);

    [Fact]
    public void Forgetting_leaves_no_word_anywhere_in_the_file()
    {
        var fact = Add("zanzibar");
        var skill = work.Memory.Skills.Report(
            Shop,
            "zanzibar release",
            new SkillReport
            {
                NewSteps = ["call zanzibar"],
                NewAntiPattern = "zanzibar first",
                Success = true,
                Notes = "zanzibar was fine",
            }
        )!;
        var errors = Enumerable
            .Range(0, 3)
            .Select(_ =>
            {
                work.Time.Advance(TimeSpan.FromMinutes(1));
                return work
                    .Memory.ErrorLog.Log(Shop, new() { Description = "Forgot the zanzibar flag for deploys", Category = "deploy" })
                    .Written.Id;
            })
            .ToList();
        Assert.Contains(work.Memory.Rules.All(null), r => r.Record.Text.Contains("zanzibar", StringComparison.Ordinal));
        foreach (var id in errors.Append(fact.Record).Append(skill.Id))
            work.Memory.Knowledge.Forget(id, "a person");
        using var c = work.Memory.Database.Open();
        foreach (
            var (table, column) in new[]
            {
                ("record", "text"),
                ("record", "context"),
                ("record", "tags"),
                ("evidence", "quote"),
                ("temporal_fact", "object"),
                ("skill", "name"),
                ("skill", "steps"),
                ("skill", "anti_patterns"),
                ("skill_use", "notes"),
            }
        )
        {
            Assert.Equal((table, column, 0L), (table, column, c.Scalar($"SELECT count(*) FROM {table} WHERE {column} LIKE '%zanzibar%'")));
        }
    }

    [Fact]
    public void A_forgotten_line_is_not_read_out()
    {
        work.Bare(
            "shop",
            "s1",
            s => s.User("From now on never mention the zanzibar deal!").Says("Understood.").User("And build it.").Says("Built.")
        );
        foreach (var r in work.Memory.Recall.Recall(new RecallQuery { Text = "zanzibar" }).Hits)
            work.Memory.Knowledge.Forget(r.Record.Id, "a person");
        var text = work.Memory.Reading.Read("s1", Shop.Id, 0)!.Value.Text;
        Assert.DoesNotContain("zanzibar", text);
        Assert.Contains("And build it.", text);
    }

    [Fact]
    public void A_fact_is_ended_by_its_end_and_ending_it_twice_changes_nothing()
    {
        var start = work.Time.GetUtcNow().AddDays(-30);
        Add("redis", start);
        var end = work.Time.GetUtcNow().AddDays(-1);
        Assert.Equal(end, Add("redis", to: end).ValidTo);
        Assert.Empty(Now());
        var closed = Add("kafka", start, end);
        Assert.Equal(closed.Record, Add("kafka", start, end).Record);
        Assert.Equal(2, work.Memory.TemporalFacts.Timeline(Shop.Id, "api", null, 10).Count);
    }

    [Fact]
    public void A_corrected_fact_holds_no_longer_and_a_corrected_skill_keeps_its_steps()
    {
        var fact = Add("redis");
        work.Time.Advance(TimeSpan.FromHours(1));
        work.Memory.Knowledge.Correct(fact.Record, "The api uses valkey");
        Assert.Empty(Now());
        var skill = work.Memory.Skills.Report(Shop, "release", new SkillReport { NewSteps = ["tag", "push"], Success = true })!;
        work.Memory.Knowledge.Correct(skill.Id, "release: tag, then push");
        var now = work.Memory.Skills.Find("release", Shop.Id)!;
        Assert.NotEqual(skill.Id, now.Id);
        Assert.Equal(["tag", "push"], now.Steps);
        Assert.Single(now.Uses);
    }

    [Fact]
    public void No_night_merges_facts_in_time()
    {
        work.Memory.TemporalFacts.Add(Shop, new TemporalDraft("api", "uses", "redis") { EndsPrevious = false });
        work.Memory.TemporalFacts.Add(Shop, new TemporalDraft("api", "uses", "redis cluster") { EndsPrevious = false });
        work.Memory.Reflection.Run();
        Assert.Equal(2, Now().Count);
    }

    [Fact]
    public void An_imported_memory_is_not_put_away_by_the_first_night()
    {
        var path = Path.Combine(work.Temp.Folder, "memory.db");
        PeerFiles.Make(path, PeerFiles.TotalAgentMemory);
        work.Time.Advance(TimeSpan.FromDays(400));
        work.Memory.Import.Run(
            ForeignSources.Read(TotalAgentMemoryReader.Source, path, ""),
            isTrusted: true,
            cancel: TestContext.Current.CancellationToken
        );
        Assert.Equal(
            (0, TotalMemory.Reflection.ReflectionOutcome.Applied),
            (work.Memory.Reflection.Run().Archived, work.Memory.Reflection.All(1)[0].Outcome)
        );
    }

    [Fact]
    public void A_session_known_by_an_imported_name_goes_where_its_transcript_says()
    {
        var path = Path.Combine(work.Temp.Folder, "claude-mem.db");
        PeerFiles.Make(path, PeerFiles.ClaudeMem.Replace("'shop'", "'another name'", StringComparison.Ordinal));
        work.Memory.Import.Run(
            ForeignSources.Read(ClaudeMemReader.Source, path, ""),
            isTrusted: true,
            cancel: TestContext.Current.CancellationToken
        );
        work.Bare("shop", "claude-uuid", s => s.User("From now on always write tests first!").Says("Understood."));
        Assert.NotEmpty(work.Memory.Recall.Recall(new RecallQuery { Text = "write tests first", Project = Shop.Id }).Hits);
    }

    [Fact]
    public void What_a_person_says_again_is_kept_also_where_something_like_it_was_forgotten()
    {
        var draft = Some.Fact("We always deploy the shop with kamal", FactKinds.Convention) with { Evidence = [Some.Evidence("x")] };
        var id = work.Memory.Knowledge.SaveOwn(Shop, draft).Id;
        work.Memory.Knowledge.Forget(id, "a person");
        var again = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("We always deploy the whole shop with kamal", FactKinds.Convention));
        Assert.Equal(WriteResult.Added, again.Result);
        Assert.Equal(
            WriteResult.Extended,
            work.Memory.Knowledge.SaveOwn(
                Shop,
                Some.Fact("We always deploy the whole shop with kamal on Tuesdays", FactKinds.Convention)
            ).Result
        );
    }

    [Fact]
    public void Passages_of_a_document_that_is_gone_are_gone()
    {
        var file = Path.Combine(work.Project("shop"), "AGENTS.md");
        File.WriteAllText(file, "# Rules\nPaint it zanzibar blue.\n");
        var user = work.Temp.MakeFolder("user");
        work.Memory.Documents.Run(Shop, DocumentFinder.Find(user, Shop.Root), TestContext.Current.CancellationToken);
        Assert.NotEmpty(work.Memory.Recall.Recall(new RecallQuery { Text = "zanzibar" }).Hits);
        File.Delete(file);
        Assert.Equal(1, work.Memory.Documents.Run(Shop, DocumentFinder.Find(user, Shop.Root), TestContext.Current.CancellationToken).Gone);
        Assert.Empty(work.Memory.Recall.Recall(new RecallQuery { Text = "zanzibar" }).Hits);
    }
}
