using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Projects;

public sealed class ProjectChangesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private string Briefing(string project) => work.Memory.Briefings.Preview(work.Memory.Projects.IdentifyFolder(work.Project(project)));

    private void Told() =>
        work.Session("shop", s => s.User("From now on always use pnpm for installs."))
            .Session("store", s => s.User("From now on always use poetry for the packages."));

    [Fact]
    public void Merged_projects_are_one_from_now_on_and_two_again_when_undone()
    {
        Told();
        var (shop, store) = (
            work.Memory.Projects.IdentifyFolder(work.Project("shop")),
            work.Memory.Projects.IdentifyFolder(work.Project("store"))
        );
        work.Memory.ProjectChanges.Merge(shop, store);
        Assert.Equal(store.Id, work.ProjectId("shop"));
        Assert.Contains("pnpm", Briefing("store"));
        work.Session("shop", s => s.User("From now on always run the linter before a commit."));
        Assert.Contains("linter", Briefing("store"));
        work.Memory.ProjectChanges.Undo();
        Assert.Equal(shop.Id, work.ProjectId("shop"));
        Assert.Contains("pnpm", Briefing("shop"));
        Assert.DoesNotContain("pnpm", Briefing("store"));
        Assert.DoesNotContain("poetry", Briefing("shop"));
        Assert.Null(work.Memory.ProjectChanges.Undo());
    }

    [Fact]
    public void A_folder_is_split_off_with_what_happened_in_it()
    {
        Told();
        var (shop, store) = (
            work.Memory.Projects.IdentifyFolder(work.Project("shop")),
            work.Memory.Projects.IdentifyFolder(work.Project("store"))
        );
        work.Memory.ProjectChanges.Merge(shop, store);
        Assert.NotNull(work.Memory.ProjectChanges.Split(work.Project("shop")));
        Assert.Contains("pnpm", Briefing("shop"));
        Assert.DoesNotContain("pnpm", Briefing("store"));
        Assert.Contains("poetry", Briefing("store"));
        Assert.Null(work.Memory.ProjectChanges.Split(work.Project("store")));
        work.Memory.ProjectChanges.Undo();
        Assert.Contains("pnpm", Briefing("store"));
    }

    [Fact]
    public void A_name_is_changed_and_changed_back()
    {
        Told();
        var shop = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        work.Memory.ProjectChanges.Rename(shop, "Web shop");
        Assert.Equal(shop.Id, Assert.Single(work.Memory.Projects.Named("web SHOP")).Id);
        work.Memory.ProjectChanges.Undo();
        Assert.Equal("shop", work.Memory.ProjectChanges.List().Single(p => p.Id == shop.Id).Name);
    }

    [Fact]
    public void What_an_older_version_took_for_several_or_for_one_is_put_right_once_and_can_be_undone()
    {
        Told();
        var (a, b) = (work.Temp.MakeRepository("a/work", "../origin.git"), work.Temp.MakeRepository("b/work", "../origin.git"));
        using (var c = work.Memory.Database.Open())
        {
            c.Execute(
                $"""
                INSERT INTO project (id, name, root, remote, first_seen, last_seen) VALUES ('old', 'origin', '{a}', '../origin', 1, 1);
                UPDATE session SET project = 'old', cwd = iif(id = 's1', '{a}', '{b}');
                DELETE FROM session_in; INSERT INTO session_in SELECT id, project FROM session; DELETE FROM transcript_project; DELETE
                FROM place;
                UPDATE record SET project = 'old';
                """
            );
        }
        Assert.True(work.Memory.ProjectChanges.RepairOnce() > 0);
        Assert.Equal(0, work.Memory.ProjectChanges.RepairOnce());
        string Of(string folder) => work.Memory.Briefings.Preview(work.Memory.Projects.IdentifyFolder(folder));
        Assert.Contains("pnpm", Of(a));
        Assert.Contains("poetry", Of(b));
        Assert.DoesNotContain("poetry", Of(a));
        Assert.DoesNotContain("pnpm", Of(b));
        Assert.All(work.Memory.ProjectChanges.History(), h => Assert.False(h.IsUndone));
        while (work.Memory.ProjectChanges.Undo() is not null) { }
        using var again = work.Memory.Database.Open();
        Assert.Equal(0L, again.Scalar("SELECT count(*) FROM record WHERE project <> 'old'"));
    }

    [Fact]
    public void A_project_whose_remote_was_noted_in_another_spelling_is_joined_and_can_be_taken_apart()
    {
        work.Session("shop", s => s.User("From now on always use pnpm for installs."));
        using (var c = work.Memory.Database.Open())
            c.Execute(
                """
                INSERT INTO project (id, name, root, remote, first_seen, last_seen)
                VALUES ('old', 'shop', '/elsewhere', 'acme.visualstudio.com/web/_git/shop', 1, 1);
                UPDATE session SET project = 'old'; UPDATE record SET project = 'old';
                DELETE FROM session_in; INSERT INTO session_in SELECT id, project FROM session;
                """
            );
        Assert.Equal(1, work.Memory.ProjectChanges.RepairOnce());
        Assert.Equal(0, work.Memory.ProjectChanges.RepairOnce());
        var one = ProjectIdentity.FromRemote("git@ssh.dev.azure.com:v3/acme/web/shop", "/another/machine");
        Assert.Contains("pnpm", work.Memory.Briefings.Preview(one));
        Assert.NotNull(work.Memory.ProjectChanges.Undo());
        using var again = work.Memory.Database.Open();
        Assert.Equal(0L, again.Scalar("SELECT count(*) FROM record WHERE project <> 'old'"));
    }
}
