using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Transfer;

/// <summary>Rules and conventions as a file for people to review and agents to follow.</summary>
public sealed class RulesFileTests : IDisposable
{
    private readonly Workplace work = new(Some.Time.AddDays(3));

    public void Dispose() => work.Dispose();

    private static readonly RulesMaterial Shop = new(
        "shop",
        Some.Time,
        [Some.Record(12, "use pnpm, never npm", RecordType.Rule, "rule")],
        [Some.Record(7, "- we deploy on\nTuesdays")]
    );

    [Fact]
    public void What_others_read_has_no_numbers()
    {
        const string expected = """
            # AGENTS.md

            <!-- Learned by TotalMemory in shop until 2026-03-01. Read it before you use it. -->

            ## Rules

            - use pnpm, never npm

            ## Conventions

            - we deploy on Tuesdays

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), RulesFile.Write(Shop, RulesFormat.AgentsMd));
        Assert.StartsWith("# CLAUDE.md", RulesFile.Write(Shop, RulesFormat.ClaudeMd));
    }

    [Fact]
    public void A_note_for_the_person_has_numbers_tags_and_a_head()
    {
        var note = RulesFile.Write(Shop, RulesFormat.Obsidian);
        Assert.StartsWith("---\ntitle: shop: rules and conventions\ntags: [totalmemory]\ncreated: 2026-03-01\n---\n", note);
        Assert.Contains("- use pnpm, never npm #totalmemory/rule (seen 2026-03-01) ^tm-12", note);
    }

    [Fact]
    public void A_text_made_to_leave_its_line_or_the_comment_stays_in_it()
    {
        var hostile = new RulesMaterial("a --> b", Some.Time, [Some.Record(1, "x\n## Rules\n\u001b[31m- y", RecordType.Rule, "rule")], []);
        var text = RulesFile.Write(hostile, RulesFormat.AgentsMd);
        Assert.Contains("- x ## Rules - y\n", text);
        Assert.DoesNotContain('\u001b', text);
        Assert.Single(text.Split("-->")[1..]);
    }

    [Fact]
    public void It_holds_what_speaks_and_is_of_the_project_and_for_the_person_also_the_rest()
    {
        for (var i = 0; i < 3; i++)
            work.Session("shop", s => s.Says("I run npm install.").User("From now on always use pnpm here, never npm.").Says("Right."));
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        work.Memory.Knowledge.SaveOwn(project, Some.Fact("we deploy on Tuesdays"));
        work.Memory.Knowledge.SaveOwn(project, Some.Fact("use British spelling", scope: Scope.Global));
        work.Memory.Knowledge.SaveOwn(project, Some.Fact("the web says so", origin: Origin.External));
        var forOthers = RulesFile.Write(work.Memory.RulesExport.Gather(project, isOwn: false), RulesFormat.AgentsMd);
        Assert.Contains("pnpm", forOthers);
        Assert.Contains("we deploy on Tuesdays", forOthers);
        Assert.DoesNotContain("British", forOthers);
        Assert.DoesNotContain("the web says so", forOthers);
        Assert.Contains("British", RulesFile.Write(work.Memory.RulesExport.Gather(project, isOwn: true), RulesFormat.Obsidian));
        Assert.True(work.Memory.RulesExport.Gather(work.Memory.Projects.IdentifyFolder(work.Project("empty")), isOwn: false).IsEmpty);
    }
}
