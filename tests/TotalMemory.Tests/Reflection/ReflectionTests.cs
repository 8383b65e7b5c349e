using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Reflection;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Reflection;

public sealed class ReflectionTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Some.Time);
    private readonly MemoryServices memory;
    private readonly ProjectIdentity project;

    public ReflectionTests()
    {
        memory = new MemoryServices(temp.Home, time);
        project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
    }

    public void Dispose() => temp.Dispose();

    private long Said(string text, ProjectIdentity? where = null)
    {
        time.Advance(TimeSpan.FromHours(1));
        return memory.Knowledge.Save(where ?? project, Some.Fact(text)).Id;
    }

    private RecordStatus StatusOf(long id) => memory.Knowledge.Find(id)!.Record.Status;

    [Theory]
    [InlineData("We now use pnpm for installs in this repo", "We use npm for installs in this repo", true)]
    [InlineData("The staging server now listens on port 8081", "The staging server listens on port 8080", true)]
    [InlineData("We no longer use npm for the frontend", "We use npm for the frontend", true)]
    [InlineData("Use pnpm instead of npm for installs", "Use npm for installs", true)]
    [InlineData("The staging server listens on port 8081", "The staging server listens on port 8080", false)]
    [InlineData("Do not use npm for installs", "Do use npm for installs", false)]
    [InlineData("The API is v1.3", "The API is v1.2", false)]
    [InlineData("The staging server now listens on port 8081", "The production database listens on port 5432", false)]
    [InlineData("The mail server now listens on port 9090", "The chess server listens on port 8080", false)]
    [InlineData("The print server now listens on port 9090", "The mail server listens on port 9090", false)]
    [InlineData("From now on always keep the lexer free of global state", "From now on always keep the parser free of global state", false)]
    [InlineData("Now add a button to the page", "Add a footer to the page of the shop and the blog", false)]
    [InlineData("The team moved to Berlin", "The tests run in Berlin time", false)]
    [InlineData("Now use the writing clearly skills on this document", "Use the writing clearly and concisely skill", false)]
    [InlineData("We now use pnpm for installs, right?", "We use npm for installs", false)]
    [InlineData("We now use pnpm for installs, right？", "We use npm for installs", false)]
    public void A_newer_statement_replaces_an_older_one_only_on_the_same_subject_and_when_it_says_so(
        string newer,
        string older,
        bool expected
    ) => Assert.Equal(expected, Contradiction.Replaces(newer, older));

    [Fact]
    public void The_older_value_is_superseded_and_stays_as_history()
    {
        var older = Said("The staging server listens on port 8080");
        var newer = Said("The staging server now listens on port 8081");
        var entry = memory.Reflection.Run();
        Assert.Equal(1, entry.Superseded);
        var record = memory.Knowledge.Find(older)!.Record;
        Assert.Equal(
            (RecordStatus.Superseded, newer, "The staging server listens on port 8080"),
            (record.Status, record.SupersededBy, record.Text)
        );
    }

    [Fact]
    public void Unrelated_statements_are_never_superseded()
    {
        var random = new Random(3);
        string[] subjects =
        [
            "billing service",
            "login page",
            "search index",
            "deploy script",
            "image resizer",
            "audit log",
            "cart total",
            "invoice export",
            "chat widget",
            "rate limiter",
        ];
        string[] changes = ["now uses", "no longer uses", "was moved to", "switched to", "instead of", "uses"];
        string[] values = ["redis", "8080", "8081", "v1.2", "v1.3", "postgres", "kafka", "do", "do not"];
        var ids = Enumerable
            .Range(0, 200)
            .Select(i => (Subject: subjects[random.Next(subjects.Length)], Id: 0L))
            .Select(s => (s.Subject, Text: $"The {s.Subject} {changes[random.Next(changes.Length)]} {values[random.Next(values.Length)]}"))
            .ToList();
        foreach (var a in ids)
        foreach (var b in ids)
            if (a.Subject != b.Subject)
                Assert.False(Contradiction.Replaces(a.Text, b.Text), $"{a.Text} / {b.Text}");
    }

    [Theory]
    [InlineData("The dev server listens on port 8080.", "The dev server listens on port 8081.")]
    [InlineData("Do use the cache in tests.", "Do not use the cache in tests.")]
    [InlineData("The client speaks protocol v1.2.", "The client speaks protocol v1.3.")]
    public void Both_sides_of_a_difference_survive_the_night(string a, string b)
    {
        var ids = new[] { Said(a), Said(b) };
        for (var i = 0; i < 3; i++)
            memory.Reflection.Run(accept: true);
        Assert.All(ids, id => Assert.Equal(RecordStatus.Active, StatusOf(id)));
    }

    [Fact]
    public void A_night_that_would_remove_too_much_waits_for_a_person()
    {
        string[] servers = ["mail", "chess", "print", "proxy", "queue", "cache", "login", "search", "build", "voice"];
        var ids = servers.Select(s => Said($"The {s} server listens on port 8080")).ToList();
        foreach (var server in servers.Take(3))
            Said($"The {server} server now listens on port 9090");
        var refused = memory.Reflection.Run();
        Assert.Equal(ReflectionOutcome.Refused, refused.Outcome);
        Assert.All(ids, id => Assert.Equal(RecordStatus.Active, StatusOf(id)));
        Assert.Equal(3, memory.Reflection.Find(refused.Id)!.Value.Lines.Count);
        Assert.Equal(ReflectionOutcome.Applied, memory.Reflection.Run(accept: true).Outcome);
        Assert.Equal(3, ids.Count(id => StatusOf(id) == RecordStatus.Superseded));
    }

    [Fact]
    public void What_fades_at_once_leaves_little_by_little_and_never_all_of_it()
    {
        var ids = Enumerable.Range(0, 60).Select(i => Said($"Fact number {i} about component-{i}")).ToList();
        time.Advance(TimeSpan.FromDays(200));
        for (var night = 0; night < 12; night++)
        {
            var entry = memory.Reflection.Run();
            Assert.Equal(ReflectionOutcome.Applied, entry.Outcome);
            Assert.InRange(entry.Archived, 0, 3);
            time.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(ReflectionPlan.Floor, ids.Count(id => StatusOf(id) == RecordStatus.Active));
    }

    [Fact]
    public void What_a_night_did_can_be_undone_and_is_not_done_again()
    {
        var older = Said("The staging server listens on port 8080");
        Said("The staging server now listens on port 8081");
        var entry = memory.Reflection.Run();
        Assert.Equal(new UndoneChanges(1, 0), memory.Reflection.Undo(entry.Id));
        Assert.Equal(RecordStatus.Active, StatusOf(older));
        memory.Reflection.Run();
        Assert.Equal(RecordStatus.Active, StatusOf(older));
        Assert.Null(memory.Reflection.Undo(entry.Id));
    }

    [Fact]
    public void A_correction_by_a_person_supersedes_with_history_and_the_old_words_do_not_return()
    {
        var old = Said("The release branch is called stable");
        var done = memory.Knowledge.Correct(old, "The release branch is called release")!;
        Assert.Equal((RecordStatus.Superseded, done.New.Id), (StatusOf(old), memory.Knowledge.Find(old)!.Record.SupersededBy));
        Assert.Equal(WriteResult.Refused, memory.Knowledge.Save(project, Some.Fact("The release branch is called stable")).Result);
        Assert.Equal(RecordStatus.Active, StatusOf(done.New.Id));
    }

    [Fact]
    public void What_was_forgotten_stays_away_through_saving_restart_and_reflection()
    {
        var id = Said("Never use npm in this repository");
        memory.Knowledge.Forget(id, "wrong");
        var again = new MemoryServices(temp.Home, time);
        Assert.Equal(WriteResult.Refused, again.Knowledge.Save(project, Some.Fact("never use npm in this repository!")).Result);
        again.Reflection.Run();
        Assert.Empty(again.Recall.Recall(new() { Text = "npm" }).Hits);
    }
}
