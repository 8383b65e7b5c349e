using System.Diagnostics;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class ProjectIdentityTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string Repository(string name, string? remote = null) => temp.MakeRepository(name, remote);

    [Fact]
    public void A_subfolder_is_its_repository()
    {
        var root = Repository("app");
        var deep = temp.MakeFolder("app/src/deep");
        Assert.Equal(ProjectIdentity.Resolve(root).Id, ProjectIdentity.Resolve(deep).Id);
        Assert.Equal("app", ProjectIdentity.Resolve(deep).Name);
        Assert.Equal(root, ProjectIdentity.Resolve(deep).Root);
    }

    [Fact]
    public void A_worktree_is_its_repository()
    {
        var root = Repository("app");
        var worktree = temp.MakeFolder("elsewhere/feature");
        Worktree("app/.git", "feature", worktree);
        Assert.Equal(ProjectIdentity.Resolve(root), ProjectIdentity.Resolve(worktree));
    }

    [Fact]
    public void A_bare_layout_is_called_as_the_folder_around_it()
    {
        temp.MakeGitDirectory("shop/.bare");
        temp.Write("shop/.git", "gitdir: ./.bare\n");
        var worktree = temp.MakeFolder("shop/main");
        Worktree("shop/.bare", "main", worktree);
        var identity = ProjectIdentity.Resolve(worktree);
        Assert.Equal(("shop", Path.Combine(temp.Folder, "shop")), (identity.Name, identity.Root));
        Assert.Equal(identity, ProjectIdentity.Resolve(temp.MakeFolder("shop")));
        Assert.Equal(identity, ProjectIdentity.Resolve(temp.MakeFolder("shop/.bare")));
    }

    [Fact]
    public void A_submodule_is_a_project_of_its_own()
    {
        Repository("app");
        temp.MakeGitDirectory("app/.git/modules/lib", "[core]\n\tworktree = ../../../lib\n");
        var module = temp.MakeFolder("app/lib");
        temp.Write("app/lib/.git", "gitdir: ../.git/modules/lib\n");
        Assert.Equal(("lib", module), (ProjectIdentity.Resolve(module).Name, ProjectIdentity.Resolve(module).Root));
        Assert.NotEqual(ProjectIdentity.Resolve(Path.Combine(temp.Folder, "app")).Id, ProjectIdentity.Resolve(module).Id);
    }

    [Fact]
    public void Links_on_the_way_make_no_second_project()
    {
        var root = Repository("real/app");
        temp.MakeFolder("real/app/sub");
        Directory.CreateSymbolicLink(Path.Combine(temp.Folder, "link"), "real");
        Directory.CreateSymbolicLink(Path.Combine(temp.Folder, "app2"), Path.Combine("real", "app"));
        foreach (var path in (string[])["link/app", "link/app/sub", "app2", "app2/sub", "real/../link/app"])
            Assert.Equal(ProjectIdentity.Resolve(root), ProjectIdentity.Resolve(Path.Combine(temp.Folder, path)));
    }

    [Fact]
    public void Links_in_a_circle_are_a_path_like_any_other()
    {
        Directory.CreateSymbolicLink(Path.Combine(temp.Folder, "a"), "b");
        Directory.CreateSymbolicLink(Path.Combine(temp.Folder, "b"), "a");
        Assert.NotEmpty(ProjectIdentity.Resolve(Path.Combine(temp.Folder, "a", "c")).Id);
    }

    [Theory]
    [InlineData("../origin.git")]
    [InlineData(".")]
    [InlineData("/srv/git/origin.git")]
    [InlineData("file:///srv/git/origin.git")]
    public void A_remote_without_a_host_joins_no_two_folders(string remote)
    {
        var (a, b) = (ProjectIdentity.Resolve(Repository("a/work", remote)), ProjectIdentity.Resolve(Repository("b/work", remote)));
        Assert.NotEqual(a.Id, b.Id);
        Assert.Equal(("work", null), (a.Name, a.Remote));
    }

    [Theory]
    [InlineData("gitdir: VICTIM/.git\n")]
    [InlineData("gitdir: ../victim/.git\n")]
    [InlineData("gitdir: VICTIM/.git/worktrees/feature\n")]
    public void A_pointer_into_another_tree_that_does_not_point_back_is_not_believed(string named)
    {
        var victim = Repository("victim", "https://github.com/acme/secret");
        Worktree("victim/.git", "feature", temp.MakeFolder("feature"));
        var folder = temp.MakeFolder("unpacked");
        temp.Write("unpacked/.git", named.Replace("VICTIM", victim, StringComparison.Ordinal));
        Assert.NotEqual(ProjectIdentity.Resolve(victim).Id, ProjectIdentity.Resolve(folder).Id);
        Assert.Null(ProjectIdentity.Resolve(folder).Remote);
    }

    [Fact]
    public void A_linked_git_folder_or_a_forged_common_directory_is_not_believed()
    {
        var victim = Repository("victim", "https://github.com/acme/secret");
        var linked = temp.MakeFolder("linked");
        Directory.CreateSymbolicLink(Path.Combine(linked, ".git"), Path.Combine(victim, ".git"));
        var forged = Repository("forged");
        temp.Write("forged/.git/commondir", victim + "/.git\n");
        Assert.Distinct([ProjectIdentity.Resolve(victim).Id, ProjectIdentity.Resolve(linked).Id, ProjectIdentity.Resolve(forged).Id]);
    }

    [Fact]
    public void A_pipe_a_device_or_a_huge_file_in_place_of_git_is_no_repository()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no pipes in the file system");
        var pipe = temp.MakeFolder("pipe");
        Process.Start("mkfifo", Path.Combine(pipe, ".git")).WaitForExit();
        var device = temp.MakeFolder("device");
        File.CreateSymbolicLink(Path.Combine(device, ".git"), "/dev/zero");
        var memory = temp.MakeFolder("memory");
        File.CreateSymbolicLink(Path.Combine(memory, ".git"), "/proc/self/mem");
        var huge = temp.MakeFolder("huge");
        using (var file = File.Create(Path.Combine(huge, ".git")))
            file.SetLength(1L << 40);
        var config = Repository("config");
        File.Delete(Path.Combine(config, ".git", "config"));
        Process.Start("mkfifo", Path.Combine(config, ".git", "config")).WaitForExit();
        foreach (var folder in (string[])[pipe, device, memory, huge, config])
            Assert.Equal((Path.GetFileName(folder), null), (ProjectIdentity.Resolve(folder).Name, ProjectIdentity.Resolve(folder).Remote));
    }

    private void Worktree(string common, string name, string folder)
    {
        temp.Write($"{common}/worktrees/{name}/HEAD", "ref: refs/heads/x\n");
        temp.Write($"{common}/worktrees/{name}/commondir", "../..\n");
        temp.Write($"{common}/worktrees/{name}/gitdir", Path.Combine(folder, ".git") + "\n");
        File.WriteAllText(Path.Combine(folder, ".git"), $"gitdir: {Path.Combine(temp.Folder, common)}/worktrees/{name}\n");
    }

    [Fact]
    public void Two_folders_called_api_are_two_projects()
    {
        Assert.NotEqual(ProjectIdentity.Resolve(Repository("one/api")).Id, ProjectIdentity.Resolve(Repository("two/api")).Id);
        Assert.NotEqual(ProjectIdentity.Resolve(temp.MakeFolder("three/api")).Id, ProjectIdentity.Resolve(temp.MakeFolder("four/api")).Id);
    }

    [Fact]
    public void Two_clones_of_one_remote_are_one_project_however_it_is_addressed()
    {
        var a = ProjectIdentity.Resolve(Repository("a", "git@github.com:Acme/Shop.git"));
        var b = ProjectIdentity.Resolve(Repository("b", "https://user:token@github.com/acme/shop"));
        Assert.Equal(a.Id, b.Id);
        Assert.Equal("shop", a.Name);
    }

    [Fact]
    public void A_folder_without_git_is_its_path()
    {
        var folder = temp.MakeFolder("plain");
        var identity = ProjectIdentity.Resolve(folder + "/");
        Assert.Equal(ProjectIdentity.Resolve(folder).Id, identity.Id);
        Assert.Equal("plain", identity.Name);
        Assert.NotEqual(identity.Id, ProjectIdentity.Resolve(temp.MakeFolder("plain/below")).Id);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_its_path() =>
        Assert.Equal("gone", ProjectIdentity.Resolve(Path.Combine(temp.Folder, "never", "gone")).Name);
}
