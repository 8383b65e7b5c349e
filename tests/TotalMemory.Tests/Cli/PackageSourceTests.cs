using TotalMemory.Cli;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class PackageSourceTests : IDisposable
{
    private const string Sums = """
        aa  totalmemory-1.2.0-linux-arm64.tar.gz
        bb  totalmemory-1.2.0-linux-x64.tar.gz
        cc *totalmemory-1.2.0-win-x64.zip
        dd  totalmemory-linux-x64-1.2.0.tgz
        """;

    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("linux-x64", "totalmemory-1.2.0-linux-x64.tar.gz")]
    [InlineData("win-x64", "totalmemory-1.2.0-win-x64.zip")]
    [InlineData("linux-musl-x64", null)]
    public void The_archive_of_this_platform_is_chosen(string platform, string? archive) =>
        Assert.Equal(archive, PackageSource.ArchiveFor(platform, Sums));

    [Theory]
    [InlineData("totalmemory-1.2.0-linux-x64.tar.gz", "bb")]
    [InlineData("totalmemory-1.2.0-win-x64.zip", "cc")]
    [InlineData("1.2.0-linux-x64.tar.gz", null)]
    public void A_sum_is_that_of_the_whole_name(string file, string? sum) => Assert.Equal(sum, PackageSource.SumOf(file, Sums));

    [Fact]
    public void An_archive_with_a_wrong_sum_is_refused()
    {
        var archive = temp.Write("got/totalmemory-1.2.0-linux-x64.tar.gz", "not what was packed");
        temp.Write("got/SHA256SUMS", $"{Sha256.Hex("what was packed")}  totalmemory-1.2.0-linux-x64.tar.gz\n");
        Assert.Contains("SHA-256 differs", Assert.Throws<CommandException>(() => Bring(archive)).Message);
    }

    [Fact]
    public void A_folder_without_all_programs_is_no_package()
    {
        temp.Write("got/totalmemory", "");
        Assert.Contains("not a complete package", Assert.Throws<CommandException>(() => Bring(temp.MakeFolder("got"))).Message);
    }

    [Fact]
    public void What_is_not_there_is_named() =>
        Assert.Contains("There is no", Assert.Throws<CommandException>(() => Bring("/nowhere.tgz")).Message);

    private ProgramPackage Bring(string source) => new PackageSource(temp.MakeFolder("staging")).Obtain(source);

    [Fact]
    public void What_a_program_says_at_each_try_is_reported_once() =>
        Assert.Equal("curl: (6) no host", PackageSource.Reason("curl: (6) no host\ncurl: (6) no host\n"));
}
