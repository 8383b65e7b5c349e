using System.Diagnostics;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>Whatever the umask, the home stays the owner's to read, and nobody else's.</summary>
public sealed class UmaskTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("0777")]
    [InlineData("0277")]
    [InlineData("0000")]
    public void A_home_made_under_it_can_be_read_by_its_owner_alone(string umask)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no umask");
        var home = Path.Combine(cli.Folder, "made", "home");
        const string script = "umask \"$1\"; exec \"$0\" save \"the port is 4471\"";
        var start = new ProcessStartInfo("sh", ["-c", script, Path.Combine(AppContext.BaseDirectory, "totalmemory-cli"), umask])
        {
            WorkingDirectory = cli.WorkFolder,
            RedirectStandardOutput = true,
        };
        start.Environment["TOTALMEMORY_HOME"] = home;
        using (var process = Process.Start(start)!)
            Assert.Contains("Saved as #1", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(read | UnixFileMode.UserExecute, File.GetUnixFileMode(home));
        Assert.All(
            Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories),
            f => Assert.Equal(read, File.GetUnixFileMode(f) & read)
        );
    }

    [Fact]
    public void What_an_installation_makes_elsewhere_can_be_read_by_its_owner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no umask");
        const string script = "umask 0777; exec \"$0\" install --no-import --client cursor";
        var start = new ProcessStartInfo("sh", ["-c", script, Path.Combine(AppContext.BaseDirectory, "totalmemory-cli")])
        {
            WorkingDirectory = cli.WorkFolder,
            RedirectStandardOutput = true,
        };
        start.Environment["TOTALMEMORY_HOME"] = cli.Home.Root;
        start.Environment["HOME"] = cli.Folder;
        start.Environment["PATH"] = "/usr/bin:/bin";
        using (var process = Process.Start(start)!)
            Assert.Contains("Cursor", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var folder = Path.Combine(cli.Folder, ".cursor");
        Assert.Equal(read | UnixFileMode.UserExecute, File.GetUnixFileMode(folder) & (read | UnixFileMode.UserExecute));
        Assert.Equal(read, File.GetUnixFileMode(Path.Combine(folder, "mcp.json")) & read);
    }
}
