using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class ProjectIdentityTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string Repository(string name, string? remote = null)
    {
        var folder = temp.MakeFolder(name);
        temp.Write(name + "/.git/HEAD", "ref: refs/heads/main\n");
        temp.Write(
            name + "/.git/config",
            remote is null
                ? "[core]\n\tbare = false\n"
                : $"[core]\n\tbare = false\n[remote \"upstream\"]\n\turl = https://example.org/x/y\n[remote \"origin\"]\n\turl = {remote}\n"
        );
        return folder;
    }

    [Fact]
    public void A_subfolder_is_its_repository()
    {
        var root = Repository("app");
        var deep = temp.MakeFolder("app/src/deep");
        Assert.Equal(ProjectIdentity.Of(root).Id, ProjectIdentity.Of(deep).Id);
        Assert.Equal("app", ProjectIdentity.Of(deep).Name);
        Assert.Equal(root, ProjectIdentity.Of(deep).Root);
    }

    [Fact]
    public void A_worktree_is_its_repository()
    {
        var root = Repository("app");
        temp.Write("app/.git/worktrees/feature/commondir", "../..\n");
        var worktree = temp.MakeFolder("elsewhere/feature");
        temp.Write("elsewhere/feature/.git", $"gitdir: {root}/.git/worktrees/feature\n");
        Assert.Equal(ProjectIdentity.Of(root).Id, ProjectIdentity.Of(worktree).Id);
    }

    [Fact]
    public void Two_folders_called_api_are_two_projects()
    {
        Assert.NotEqual(ProjectIdentity.Of(Repository("one/api")).Id, ProjectIdentity.Of(Repository("two/api")).Id);
        Assert.NotEqual(ProjectIdentity.Of(temp.MakeFolder("three/api")).Id, ProjectIdentity.Of(temp.MakeFolder("four/api")).Id);
    }

    [Fact]
    public void Two_clones_of_one_remote_are_one_project_however_it_is_addressed()
    {
        var a = ProjectIdentity.Of(Repository("a", "git@github.com:Acme/Shop.git"));
        var b = ProjectIdentity.Of(Repository("b", "https://user:token@github.com/acme/shop"));
        Assert.Equal(a.Id, b.Id);
        Assert.Equal("shop", a.Name);
    }

    [Theory]
    [InlineData("git@github.com:org/repo.git", "github.com/org/repo")]
    [InlineData("https://github.com/Org/Repo/", "github.com/org/repo")]
    [InlineData("https://x-token:abc@github.com/org/repo.git", "github.com/org/repo")]
    [InlineData("https://user:p@ss@host.example/o/r", "host.example/o/r")]
    [InlineData("ssh://git@host.example:2222/org/repo.git", "host.example/org/repo")]
    [InlineData("/srv/git/repo.git", "srv/git/repo")]
    public void A_remote_is_host_owner_and_name(string url, string expected) => Assert.Equal(expected, GitRemote.Normalize(url));

    [Fact]
    public void A_folder_without_git_is_its_path()
    {
        var folder = temp.MakeFolder("plain");
        var identity = ProjectIdentity.Of(folder + "/");
        Assert.Equal(ProjectIdentity.Of(folder).Id, identity.Id);
        Assert.Equal("plain", identity.Name);
        Assert.NotEqual(identity.Id, ProjectIdentity.Of(temp.MakeFolder("plain/below")).Id);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_its_path() =>
        Assert.Equal("gone", ProjectIdentity.Of(Path.Combine(temp.Folder, "never", "gone")).Name);
}
