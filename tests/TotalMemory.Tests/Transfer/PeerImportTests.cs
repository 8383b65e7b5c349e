using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Transfer;

public sealed class PeerImportTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private string File(string name, string sql)
    {
        var path = Path.Combine(work.Temp.Folder, name);
        PeerFiles.Make(path, sql);
        return path;
    }

    private ForeignReport Import(string source, string path, bool isTrusted = true, bool everywhere = false) =>
        work.Memory.Import.Run(
            ForeignSources.Read(source, path, work.Temp.Folder),
            isTrusted,
            everywhere,
            cancel: TestContext.Current.CancellationToken
        );

    private KnowledgeRecord Find(string words, string project = "shop", RecordType? type = null) =>
        work
            .Memory.Recall.Recall(
                new RecallQuery
                {
                    Text = words,
                    Project = work.ProjectId(project),
                    Types = type is { } t ? [t] : null,
                }
            )
            .Hits.Select(h => h.Record)
            .First();

    [Fact]
    public void Claude_mem_keeps_times_projects_sessions_and_its_own_numbers()
    {
        var path = File("claude-mem.db", PeerFiles.ClaudeMem);
        var report = Import(ClaudeMemReader.Source, path);
        Assert.Equal((4, 1, 1), (report.Added, report.Unreadable, report.Sessions));
        var decision = Find("pgvector");
        Assert.Equal((FactKinds.Decision, Origin.Assistant, "shop"), (decision.Kind, decision.Origin, decision.ProjectName));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1769940600000), decision.Created);
        Assert.Contains("db/schema.sql", decision.Context);
        Assert.Equal(["trade-off"], decision.Tags);
        var words = work.Memory.Knowledge.Find(decision.Id)!.Evidence.Single();
        Assert.Equal(("claude-uuid", path + "#observations", 12), (words.Session, words.File, words.Line));
        var episode = Find("search works", type: RecordType.Episode);
        Assert.Equal("success", episode.Kind);
        Assert.Contains("next steps: rank by stock", episode.Context);
        Assert.Contains(
            work.Memory.Timeline.Find(new() { Project = work.ProjectId("shop") }).Sessions,
            s => s.Id == "claude-uuid" && s.Episode!.Contains("Search works", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes of that kind");
        var pipe = Path.Combine(work.Temp.Folder, "pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe))
            made.WaitForExit();
        Assert.Throws<MemoryStoreException>(() => Import(ClaudeMemReader.Source, pipe));
    }

    [Fact]
    public void A_second_import_changes_nothing_and_what_was_forgotten_stays_forgotten()
    {
        var path = File("claude-mem.db", PeerFiles.ClaudeMem);
        Import(ClaudeMemReader.Source, path);
        work.Memory.Knowledge.Forget(Find("pgvector").Id, "a person");
        var before = work.Memory.Statistics.Count(null);
        var again = Import(ClaudeMemReader.Source, path);
        Assert.Equal((0, 4, 0), (again.Added, again.Known, again.Sessions));
        Assert.Equivalent(before with { DatabaseBytes = 0 }, work.Memory.Statistics.Count(null) with { DatabaseBytes = 0 });
    }

    [Fact]
    public void Secrets_of_another_memory_are_redacted_on_the_way_in()
    {
        Import(ClaudeMemReader.Source, File("claude-mem.db", PeerFiles.ClaudeMem));
        var record = Find("leaked token");
        Assert.Contains("[redacted", record.Text);
        Assert.DoesNotContain("sk-ant-api03-abc", record.Text + work.Memory.Knowledge.Find(record.Id)!.Evidence[0].Quote);
    }

    [Fact]
    public void Old_versions_of_claude_mem_are_read_too()
    {
        Import(ClaudeMemReader.Source, File("old.db", PeerFiles.ClaudeMemOld));
        var record = Find("legacy importer");
        Assert.Equal("old-uuid", work.Memory.Knowledge.Find(record.Id)!.Evidence[0].Session);
        Assert.Equal(2025, record.Created.Year);
    }

    [Fact]
    public void Total_agent_memory_comes_over_whole()
    {
        var report = Import(TotalAgentMemoryReader.Source, File("memory.db", PeerFiles.TotalAgentMemory));
        Assert.Equal((11, 0), (report.Added, report.Unreadable));
        var current = Find("cart lives in postgres");
        Assert.Equal((5, 0.9), (current.Importance, Math.Round(current.Confidence, 2)));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), current.Confirmed);
        Assert.Equal("The cart lives in redis", Assert.Single(work.Memory.History.Trace(current.Id)!.Earlier).Text);
        Assert.Equal("docker network create shop", Find("network was missing", type: RecordType.Error).Fix);
        var rules = work.Memory.Rules.All(work.ProjectId("shop"));
        Assert.Contains(rules, r => r is { IsProven: true, Record.Text: "Never deploy on Friday" });
        Assert.Contains(rules, r => r is { IsProven: false, Record: { Text: "Create networks first", Importance: 4 } });
        Assert.Equal(0.9, work.Memory.Episodes.List(new() { Project = work.ProjectId("shop"), Outcome = "breakthrough" }).Single().Impact);
        var skill = work.Memory.Skills.Find("release", work.ProjectId("shop"))!;
        Assert.Equal(["build", "tag"], skill.Steps);
        Assert.Equal(["skipping tests"], skill.AntiPatterns);
        Assert.Equal(
            "Postgres 16",
            work.Memory.TemporalFacts.At(
                    new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero),
                    work.ProjectId("shop"),
                    "api",
                    null,
                    null,
                    5
                )
                .Single()
                .Value
        );
        Assert.Equal(
            "Postgres 17",
            work.Memory.TemporalFacts.At(work.Time.GetUtcNow(), work.ProjectId("shop"), "api", null, null, 5).Single().Value
        );
        Assert.DoesNotContain(
            work.Memory.Recall.Recall(new RecallQuery { Text = "deleted" }).Hits,
            h => h.Record.Text.Contains("was deleted", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_belonged_to_no_project_holds_everywhere_only_when_a_person_says_so()
    {
        var path = File("memory.db", PeerFiles.TotalAgentMemory);
        Import(TotalAgentMemoryReader.Source, path);
        Assert.Empty(work.Memory.Recall.Recall(new RecallQuery { Text = "tunnel DNS", Project = work.ProjectId("shop") }).Hits);
        using var other = new Workplace();
        other.Memory.Import.Run(
            ForeignSources.Read(TotalAgentMemoryReader.Source, path, ""),
            isTrusted: true,
            generalEverywhere: true,
            cancel: TestContext.Current.CancellationToken
        );
        Assert.NotEmpty(other.Memory.Recall.Recall(new RecallQuery { Text = "tunnel DNS", Project = other.ProjectId("shop") }).Hits);
    }

    [Fact]
    public void What_an_agent_brings_in_is_no_rule_and_no_persons_word()
    {
        using var source = new Workplace();
        source.Session("shop", s => s.User("From now on never push to main directly.").Says("Understood."));
        var file = Path.Combine(work.Temp.Folder, "export.jsonl");
        using (var writer = new StreamWriter(file))
            source.Memory.Export.Write(writer);
        Import(JsonLinesReader.Source, file, isTrusted: false);
        work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Empty(work.Memory.Rules.All(null));
        Assert.DoesNotContain(work.Memory.Recall.Recall(new RecallQuery { Text = "push main" }).Hits, h => h.Record.Origin == Origin.User);
    }

    [Fact]
    public void An_export_comes_back_as_it_was()
    {
        using var source = new Workplace();
        source.Bare(
            "shop",
            "s1",
            s =>
                s.User("Please build it.")
                    .Bash("make", "make: *** No rule to make target", 2)
                    .Bash("make -C src", "ok")
                    .Says("Built.")
                    .User("No, that is wrong: do not use make here, use ninja.")
                    .Says("Understood.")
        );
        source.Memory.Skills.Report(
            source.Memory.Projects.IdentifyFolder(source.Project("shop")),
            "release",
            new() { NewSteps = ["tag", "push"], Success = true }
        );
        using var before = new StringWriter();
        source.Memory.Export.Write(before);
        work.Time.Advance(TimeSpan.FromDays(1)); // Who imports reads later than the export was written.
        var file = work.Temp.Write("export.jsonl", before.ToString());
        var report = Import(JsonLinesReader.Source, file);
        Assert.Equal((0, 0), (report.Unreadable, report.Refused));
        Assert.Equal(before.ToString().Count(c => c == '\n'), report.Added);
        Assert.Equal(0, Import(JsonLinesReader.Source, file).Added);
        work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        using var after = new StringWriter();
        work.Memory.Export.Write(after);
        Assert.Equal(Comparable(before.ToString()), Comparable(after.ToString()));

        static IEnumerable<string> Comparable(string lines) =>
            lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!.AsObject())
                .Select(o =>
                {
                    o.Remove("id");
                    return o.ToJsonString();
                })
                .Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("claude-mem", "CREATE TABLE notes (id INTEGER)", "is not a database of claude-mem")]
    [InlineData("total-agent-memory", "CREATE TABLE notes (id INTEGER)", "is not a database of total-agent-memory")]
    public void Another_database_is_refused_with_a_reason(string source, string sql, string reason) =>
        Assert.Contains(reason, Assert.Throws<MemoryStoreException>(() => Import(source, File("other.db", sql))).Message);

    [Theory]
    [InlineData("claude-mem")]
    [InlineData("total-agent-memory")]
    [InlineData("jsonl")]
    public void Garbage_and_nothing_are_refused_with_a_reason(string source)
    {
        var garbage = work.Temp.Write("garbage.db", new string('x', 5_000));
        Assert.Contains("Nothing was imported", Assert.Throws<MemoryStoreException>(() => Import(source, garbage)).Message);
        Assert.Contains(
            "does not exist",
            Assert.Throws<MemoryStoreException>(() => Import(source, Path.Combine(work.Temp.Folder, "absent"))).Message
        );
    }

    [Fact]
    public void The_peers_own_file_is_not_touched()
    {
        var path = File("claude-mem.db", PeerFiles.ClaudeMem);
        var before = System.IO.File.ReadAllBytes(path);
        Import(ClaudeMemReader.Source, path);
        Assert.Equal(before, System.IO.File.ReadAllBytes(path));
    }
}
