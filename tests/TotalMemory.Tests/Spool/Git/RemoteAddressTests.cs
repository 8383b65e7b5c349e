using CsCheck;
using TotalMemory.Spool.Git;

namespace TotalMemory.Tests.Spool.Git;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("git@github.com:Acme/Shop.git")]
    [InlineData("github.com:acme/shop")]
    [InlineData("git@github.com:/acme/shop.git/")]
    [InlineData("https://github.com/acme/shop")]
    [InlineData("https://github.com/acme/shop.git")]
    [InlineData("https://github.com/acme/shop.git/")]
    [InlineData("HTTPS://GitHub.com:443//acme/./shop/")]
    [InlineData("http://github.com:80/acme/shop")]
    [InlineData("https://user:token@github.com/acme/shop")]
    [InlineData("https://user:to@ken/x@github.com/acme/shop")]
    [InlineData("https://github.com/acme/shop.git?token=x#readme")]
    [InlineData("https://github.com/%61cme/sh%6Fp.git")]
    [InlineData("https://www.github.com/acme/shop")]
    [InlineData("ssh://git@github.com/acme/shop.git")]
    [InlineData("ssh://git@github.com:22/acme/shop.git")]
    [InlineData("ssh://git@ssh.github.com:443/acme/shop.git")]
    [InlineData("git+ssh://git@github.com/acme/shop")]
    [InlineData("git://github.com/acme/shop.git")]
    [InlineData("git://github.com:9418/acme/shop.git")]
    [InlineData("git@github.com.:acme/shop.git")]
    [InlineData("  git@github.com:acme/shop.git\t")]
    public void All_spellings_of_one_remote_are_one(string address) =>
        Assert.Equal("github.com/acme/shop", RemoteAddress.Canonical(address));

    [Theory]
    [InlineData("ssh://git@host.example:2222/org/repo.git", "host.example/org/repo")]
    [InlineData("https://host.example:8443/org/repo.git", "host.example:8443/org/repo")]
    [InlineData("ssh://git@localhost:2222/org/repo", "localhost:2222/org/repo")]
    [InlineData("git@[::1]:org/repo.git", "::1/org/repo")]
    [InlineData("[git@host.example:2222]:org/repo.git", "host.example/org/repo")]
    [InlineData("git@ssh.dev.azure.com:v3/acme/web/shop", "dev.azure.com/acme/web/shop")]
    [InlineData("https://acme@dev.azure.com/acme/web/_git/shop", "dev.azure.com/acme/web/shop")]
    [InlineData("https://acme@dev.azure.com/acme/_git/shop", "dev.azure.com/acme/shop/shop")]
    [InlineData("https://acme.visualstudio.com/DefaultCollection/web/_git/shop", "dev.azure.com/acme/web/shop")]
    [InlineData("https://acme.visualstudio.com/web/_git/_optimized/shop", "dev.azure.com/acme/web/shop")]
    [InlineData("acme@vs-ssh.visualstudio.com:v3/acme/web/shop", "dev.azure.com/acme/web/shop")]
    [InlineData("https://git.example/scm/web/shop.git", "git.example/web/shop")]
    [InlineData("ssh://git@git.example:7999/web/shop.git", "git.example/web/shop")]
    [InlineData("https://[::1]/x@github.com/acme/shop", "::1/x@github.com/acme/shop")]
    [InlineData("https://github.com/@scope/repo", "github.com/@scope/repo")]
    [InlineData("https://github.com:8443/@scope/repo", "github.com:8443/@scope/repo")]
    public void An_address_is_host_owner_and_name(string address, string expected) =>
        Assert.Equal(expected, RemoteAddress.Canonical(address));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../origin.git")]
    [InlineData("origin.git")]
    [InlineData("./a:b")]
    [InlineData("/srv/git/repo.git")]
    [InlineData("~/repo.git")]
    [InlineData("file:///srv/git/repo.git")]
    [InlineData("file://host/srv/git/repo.git")]
    [InlineData(@"C:\src\repo")]
    [InlineData("C:/src/repo")]
    [InlineData(@"\\server\share\repo.git")]
    [InlineData("//server/share/repo.git")]
    [InlineData("ext::ssh host repo")]
    [InlineData("https://")]
    [InlineData("https:///acme/shop")]
    [InlineData("https://github.com")]
    [InlineData("https://github.com/")]
    [InlineData("git@github.com:")]
    [InlineData(":acme/shop")]
    public void Without_a_host_it_identifies_nothing(string address) => Assert.Null(RemoteAddress.Canonical(address));

    [Fact]
    public void Whatever_stands_there_it_never_throws() =>
        Gen.Char["ab:/\\@[].%?#~ git ssh:// https://\u0000é"]
            .Array[0, 40]
            .Select(letters => new string(letters))
            .Sample(address => _ = RemoteAddress.Canonical(address), iter: 20_000);
}
