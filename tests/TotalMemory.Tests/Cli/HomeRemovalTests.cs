using TotalMemory.Cli.Install;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class HomeRemovalTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_linked_bin_is_unlinked_and_what_it_leads_to_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var shared = temp.Write("shared/totalmemory-hook", "");
        temp.MakeFolder("home");
        Directory.CreateSymbolicLink(temp.Home.Bin, Path.GetDirectoryName(shared)!);
        Assert.Contains("left alone", Assert.Single(HomeRemoval.Programs(temp.Home)));
        Assert.True(File.Exists(shared));
        Assert.False(Directory.Exists(temp.Home.Bin));
    }

    [Fact]
    public void The_schedule_of_the_worker_goes_with_the_memory()
    {
        temp.Write("home/memory.db", "");
        temp.Write("home/hangfire.db", "");
        temp.Write("home/hangfire.db-wal", "");
        HomeRemoval.Memory(temp.Home);
        Assert.False(Directory.Exists(temp.Home.Root));
    }

    [Theory]
    [InlineData("off-record/now.txt")]
    [InlineData("hub.json")]
    [InlineData("hub.secret")]
    [InlineData("hub.state")]
    [InlineData("hub.owed")]
    [InlineData("hub.first")]
    [InlineData("clean.db")]
    [InlineData("run/web/server.lock")]
    public void Nothing_of_ours_stays(string file)
    {
        temp.Write("home/memory.db", "");
        temp.Write("home/" + file, "");
        HomeRemoval.Memory(temp.Home);
        Assert.False(Directory.Exists(temp.Home.Root));
    }

    [Fact]
    public void Links_inside_are_unlinked_and_what_is_not_ours_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var kept = temp.Write("elsewhere/worker/precious", "");
        temp.Write("home/bin/totalmemory", "");
        temp.Write("home/bin/mine", "");
        Directory.CreateSymbolicLink(Path.Combine(temp.Home.Bin, "worker"), Path.GetDirectoryName(kept)!);
        temp.Write("home/logs/hook.log", "");
        var spool = temp.Write("elsewhere/spool/x", "");
        Directory.CreateSymbolicLink(temp.Home.Spool, Path.GetDirectoryName(spool)!);
        HomeRemoval.Programs(temp.Home);
        HomeRemoval.Memory(temp.Home);
        Assert.True(File.Exists(kept));
        Assert.True(File.Exists(spool));
        Assert.Equal(["bin"], Directory.EnumerateFileSystemEntries(temp.Home.Root).Select(Path.GetFileName));
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(temp.Home.Bin).Select(Path.GetFileName));
    }
}
