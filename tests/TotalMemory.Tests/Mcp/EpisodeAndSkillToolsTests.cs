using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>total-agent-memory's fourth and fifth categories: episodes, and skills.</summary>
public sealed class EpisodeAndSkillToolsTests : ToolTests
{
    private void Release(string session, bool works = true) =>
        Work.Bare(
            "shop",
            session,
            s =>
                s.User("Please release the shop")
                    .Bash("dotnet build", "ok")
                    .Bash("dotnet test", "ok")
                    .Bash("gh release create v1.2", works ? "created" : "error: HTTP 503", works ? 0 : 1)
                    .Says(works ? "Released." : "GitHub is down.")
        );

    [Fact]
    public async Task An_episode_is_told_and_found_by_words_outcome_impact_and_concept()
    {
        var id = (
            await CallAsync(
                "memory_episode_save",
                new
                {
                    narrative = "Moved the catalogue to PostgreSQL 18 without downtime",
                    outcome = "breakthrough",
                    impact_score = 0.8,
                    concepts = new[] { "postgres" },
                    key_insight = "logical replication",
                }
            )
        ).Id;
        await CallAsync(
            "memory_episode_save",
            new
            {
                narrative = "Renamed a variable",
                outcome = "routine",
                impact_score = 0.1,
            }
        );
        Assert.Equal([id], (await CallAsync("memory_episode_recall", new { outcome = "breakthrough" })).Ids);
        Assert.Equal([id], (await CallAsync("memory_episode_recall", new { min_impact = 0.8 })).Ids);
        Assert.Equal([id], (await CallAsync("memory_episode_recall", new { concepts = new[] { "postgres" } })).Ids);
        var found = await CallAsync("memory_episode_recall", new { query = "catalogue downtime", limit = 1 });
        Assert.Contains("logical replication", found.Text);
        Assert.Contains("impact 0.80", found.Text);
    }

    [Fact]
    public async Task An_episode_may_be_told_as_the_article_does()
    {
        var id = (
            await CallAsync("memory_episode_save", new { content = "Steps taken, issues met, final state", context = "it took two days" })
        ).Id;
        Assert.Contains("it took two days", (await CallAsync("memory_get", new { ids = new[] { id } })).Text);
    }

    [Fact]
    public async Task Sessions_are_episodes_without_being_told()
    {
        Release("s1");
        Assert.Contains("Please release the shop", (await CallAsync("memory_episode_recall", new { outcome = "success" })).Text);
        Assert.Contains("Please release the shop", (await CallAsync("memory_episode_recall", new { outcome = "routine" })).Text);
        Assert.Empty((await CallAsync("memory_episode_recall", new { outcome = "failure" })).Ids);
    }

    [Fact]
    public async Task What_succeeds_in_three_sessions_becomes_a_skill()
    {
        Release("s1");
        Release("s2");
        Work.Memory.Skills.LearnAll();
        Assert.Empty((await CallAsync("memory_skill_get", new { list_all = true })).Ids);
        Release("s3");
        Work.Memory.Skills.LearnAll();
        var skill = await CallAsync("memory_skill_get", new { trigger = "release the shop" });
        Assert.Contains("dotnet build → dotnet test → gh release create: active, 3 uses, 100% succeeded, last 2026-03-03", skill.Text);
        Assert.Contains("3. gh release create v1.2", skill.Text);
        Assert.Contains("$ gh release create v1.2", (await CallAsync("memory_history", new { id = skill.Id })).Text);
        // The same sessions again change nothing, and a person's rejection holds.
        Work.Memory.Skills.LearnAll();
        Assert.Contains(
            "3 uses",
            (await CallAsync("memory_skill_get", new { name = skill.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) })).Text
        );
        await CallAsync("memory_delete", new { id = skill.Id });
        Work.Memory.Skills.LearnAll();
        Assert.Empty((await CallAsync("memory_skill_get", new { list_all = true })).Ids);
    }

    [Fact]
    public async Task A_skill_shows_failures_and_its_trajectory()
    {
        foreach (var (i, works) in new[] { true, true, true, false, false, false }.Index())
            Release($"s{i}", works);
        Work.Memory.Skills.LearnAll();
        Assert.Contains("active, 6 uses, 50% succeeded", (await CallAsync("memory_skill_get", new { list_all = true })).Text);
        Assert.Contains("declining", (await CallAsync("memory_skill_get", new { list_all = true })).Text);
    }

    [Fact]
    public async Task A_skill_is_written_down_practised_and_mastered()
    {
        var id = (
            await CallAsync(
                "memory_skill_update",
                new { skill_id = "rotate keys", new_steps = new[] { "create the new key", "deploy it" } }
            )
        ).Id;
        await CallAsync(
            "memory_skill_update",
            new
            {
                skill_id = id,
                new_steps = new[] { "revoke the old key" },
                new_anti_pattern = "revoking first",
            }
        );
        for (var i = 0; i < 10; i++)
            await CallAsync(
                "memory_skill_update",
                new
                {
                    skill_id = "Rotate Keys",
                    success = true,
                    notes = "fine",
                }
            );
        var skill = await CallAsync("memory_skill_get", new { skill = "rotate keys" });
        Assert.Contains("mastered, 10 uses", skill.Text);
        Assert.Contains("1. create the new key", skill.Text);
        Assert.Contains("3. revoke the old key", skill.Text);
        Assert.Contains("avoid: revoking first", skill.Text);
        Assert.Contains("no skill", await Server.RefusedAsync("memory_skill_update", new { skill_id = "999", success = true }));
    }

    [Fact]
    public async Task Skills_of_another_project_stay_there()
    {
        await CallAsync("memory_skill_update", new { skill_id = "release", new_steps = new[] { "tag it" } });
        Server.Project = "api";
        Assert.Empty((await CallAsync("memory_skill_get", new { list_all = true })).Ids);
    }

    [Fact]
    public async Task Self_assessment_reads_what_happened()
    {
        for (var i = 0; i < 3; i++)
            Work.Session(
                "shop",
                $"f{i}",
                s => s.User("Run the migration").Bash("alembic upgrade head", "ERROR: relation cart does not exist", 1).Says("It failed.")
            );
        var report = await CallAsync("memory_self_assess", new { full_report = true });
        Assert.Contains("alembic: weak", report.Text);
        Assert.Contains("blind spot", report.Text);
        Assert.Contains("in 3 sessions, no known fix", report.Text);
        Assert.Contains("postgres: unknown", (await CallAsync("memory_self_assess", new { concepts = new[] { "postgres" } })).Text);
    }

    [Fact]
    public async Task The_next_step_is_what_usually_followed()
    {
        foreach (var i in Enumerable.Range(0, 3))
            Release($"s{i}");
        Work.Memory.Skills.LearnAll();
        var next = await CallAsync("workflow_predict", new { steps = new[] { "dotnet build", "dotnet test" } });
        Assert.Contains("next: gh release create, 100% of the time (3 times", next.Text);
        Assert.True(
            (await CallAsync("workflow_predict", new { task_description = "release the shop" }))["success_probability"].GetDouble() > 0.7
        );
        Assert.False((await CallAsync("workflow_predict", new { trigger = "paint the fence" }))["found"].GetBoolean());
    }
}
