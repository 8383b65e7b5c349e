using TotalMemory.Spool;
using TotalMemory.Spool.Git;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.Git;

public sealed class GitSettingsTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string? RemoteOf(string config)
    {
        temp.MakeGitDirectory("r/.git", config);
        return ProjectIdentity.Resolve(Path.Combine(temp.Folder, "r")).Remote;
    }

    [Theory]
    [InlineData("[remote \"origin\"]\n\turl = https://h.example/o/r\n")]
    [InlineData("[remote \"origin\"] url = https://h.example/o/r")]
    [InlineData("[Remote \"origin\"]\r\n  URL=\"https://h.example/o/r\" ; where it is\r\n")]
    [InlineData("[remote.origin]\nurl = https://h.example/o/r # comment\n")]
    [InlineData("[remote \"origin\"]\nurl = https://h.exa\\\nmple/o/r\n")]
    [InlineData("[remote \"x\"]\nurl = https://h.example/x/x\n[remote \"origin\"]\nfetch = +a:b\nurl = https://h.example/o/r\n")]
    [InlineData("[url \"https://h.example/\"]\ninsteadOf = h:\n[remote \"origin\"]\nurl = h:o/r\n")]
    [InlineData(
        "[url \"https://no.example/\"]\ninsteadOf = h\n[url \"git@h.example:\"]\ninsteadOf = hh:\n[remote \"origin\"]\nurl = hh:o/r\n"
    )]
    [InlineData("[url \"git@h.example:\"]\npushInsteadOf = /mirror/\n[remote \"origin\"]\nurl = /mirror/o/r\n")]
    public void The_remote_is_read_as_git_reads_it(string config) => Assert.Equal("h.example/o/r", RemoteOf(config));

    [Fact]
    public void Included_files_count_and_a_circle_of_them_ends()
    {
        temp.Write("r/.git/more", "[include]\npath = config\n[url \"https://h.example/\"]\ninsteadOf = h:\n");
        Assert.Equal("h.example/o/r", RemoteOf("[include]\npath = more\n[remote \"origin\"]\nurl = h:o/r\n"));
    }

    [Theory]
    [InlineData("gitdir:{folder}/")]
    [InlineData("gitdir:{folder}/r/.git")]
    [InlineData("gitdir:{folder}/?/.git")]
    [InlineData("gitdir:{folder}/**/.git")]
    [InlineData("gitdir:r/")]
    [InlineData("gitdir:r/**")]
    [InlineData("gitdir/i:R/")]
    [InlineData("hasconfig:remote.*.url:h:*/**")]
    public void A_condition_on_an_included_file_is_read_as_git_reads_it(string condition)
    {
        var more = temp.Write("more", "[url \"https://h.example/\"]\ninsteadOf = h:\n");
        var placed = condition.Replace("{folder}", temp.Folder, StringComparison.Ordinal);
        Assert.Equal("h.example/o/r", RemoteOf($"[remote \"origin\"]\nurl = h:o/r\n[includeIf \"{placed}\"]\npath = {more}\n"));
        var elsewhere = placed.Replace("/", "/x", StringComparison.Ordinal).Replace("gitdir:r", "gitdir:s").Replace("url:h", "url:i");
        Assert.NotEqual("h.example/o/r", RemoteOf($"[remote \"origin\"]\nurl = h:o/r\n[includeIf \"{elsewhere}\"]\npath = {more}\n"));
    }

    [Fact]
    public void A_submodule_with_settings_of_its_own_for_each_worktree_keeps_its_remote()
    {
        var config = "[extensions]\nworktreeConfig = true\n[remote \"origin\"]\nurl = https://h.example/o/r\n";
        temp.MakeGitDirectory("app/.git/modules/lib", config);
        temp.Write("app/.git/modules/lib/config.worktree", "[core]\n\tworktree = ../../../lib\n\tsparseCheckout = true\n");
        var module = temp.MakeFolder("app/lib");
        temp.Write("app/lib/.git", "gitdir: ../.git/modules/lib\n");
        Assert.Equal(("h.example/o/r", module), (ProjectIdentity.Resolve(module).Remote, ProjectIdentity.Resolve(module).Root));
    }

    [Fact]
    public void Names_of_hosts_in_the_ssh_configuration_are_resolved()
    {
        var file = temp.Write(
            "ssh/config",
            """
            # mine
            Include config.d/*
            Host work !play
              User git
              HostName=github.com
            Host *.short
              HostName %h.example
            Match originalhost matched,other
              HostName github.com
            Match host exec exec "true"
              HostName wrong.example
            Match user git
              HostName wrong.example
            Host commented
              HostName github.com # the account of work
            """
        );
        temp.Write("ssh/config.d/one", "Host included\n\tHostName \"gitlab.com\"\n");
        Assert.Equal("github.com", SshHosts.NameOf("work", file));
        Assert.Equal("a.short.example", SshHosts.NameOf("a.short", file));
        Assert.Equal("gitlab.com", SshHosts.NameOf("included", file));
        Assert.Equal("github.com", SshHosts.NameOf("matched", file));
        Assert.Equal("github.com", SshHosts.NameOf("commented", file));
        Assert.Equal("elsewhere", SshHosts.NameOf("elsewhere", file));
    }

    [Fact]
    public void Whatever_stands_in_the_files_of_git_nothing_throws()
    {
        var random = new Random(11);
        const string letters = "[]\"\\=;#\n\r\t .remote origin url include path gitdir:../:/~\0é";
        string Garbage() => new([.. Enumerable.Range(0, random.Next(300)).Select(_ => letters[random.Next(letters.Length)])]);
        for (var i = 0; i < 300; i++)
        {
            temp.MakeGitDirectory("r/.git", Garbage());
            temp.Write("r/.git/commondir", Garbage());
            temp.Write("f/.git", "gitdir: " + Garbage());
            Assert.NotEmpty(ProjectIdentity.Resolve(Path.Combine(temp.Folder, "r")).Id);
            Assert.NotEmpty(ProjectIdentity.Resolve(Path.Combine(temp.Folder, "f")).Id);
        }
    }
}
