using TotalMemory.Knowledge;
using TotalMemory.Reflection;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Reflection;

/// <summary>Sessions of two years ago are imported today; then the nights come.</summary>
public sealed class NightAfterImportTests : IDisposable
{
    private readonly Workplace work = new(Some.Time.AddDays(730));

    public NightAfterImportTests()
    {
        foreach (var part in (string[])["parser", "lexer", "printer", "linker", "loader", "editor", "viewer", "runner"])
            work.Session("shop", s => s.Says("Ready.").User($"From now on always keep the {part} free of global state.").Says("I will."));
    }

    public void Dispose() => work.Dispose();

    private List<KnowledgeRecord> Facts
    {
        get
        {
            using var c = work.Memory.Database.Open();
            return c.RecordLists.Active(work.ProjectId("shop"), RecordType.Fact);
        }
    }

    private ReflectionEntry Night()
    {
        work.Time.Advance(TimeSpan.FromDays(1));
        return work.Memory.Reflection.Run();
    }

    [Fact]
    public void What_was_just_learned_is_not_too_old()
    {
        var before = Facts.Count;
        Assert.NotEqual(0, before);
        var night = Night();
        Assert.Equal((ReflectionOutcome.Applied, 0), (night.Outcome, night.Archived));
        Assert.Equal(before, Facts.Count);
    }

    [Fact]
    public void No_night_refuses_itself_however_long_nobody_comes()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(ReflectionOutcome.Applied, Night().Outcome);
            work.Time.Advance(TimeSpan.FromDays(60));
        }
        Assert.NotEmpty(Facts);
    }

    [Fact]
    public void Twins_and_contradictions_of_old_sessions_are_merged_and_replaced()
    {
        work.Memory.Knowledge.Save(
            work.Memory.Projects.IdentifyFolder(work.Project("shop")),
            Some.Fact("The staging server listens on port 8080")
        );
        work.Time.Advance(TimeSpan.FromHours(1));
        work.Memory.Knowledge.Save(
            work.Memory.Projects.IdentifyFolder(work.Project("shop")),
            Some.Fact("The staging server now listens on port 8081")
        );
        var night = Night();
        Assert.Equal((ReflectionOutcome.Applied, 1), (night.Outcome, night.Superseded));
    }
}
