using TotalMemory.Cli;
using TotalMemory.Cli.Install;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>Packages of shell scripts stand for real ones.</summary>
public sealed class ProgramReplacementTests : IDisposable
{
    private const string Works = "#!/bin/sh\nexit 0\n";
    private const string Fails = "#!/bin/sh\necho no such library >&2\nexit 127\n";

    private readonly TempHome temp = new();

    public ProgramReplacementTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The packages are shell scripts.");

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_package_is_placed_whole_and_what_is_not_of_it_is_not()
    {
        Place(Package("package", Works));
        Assert.Equal(
            ["libe_sqlite3.so", "totalmemory", "totalmemory-hook", "totalmemory-mcp", "totalmemory-web", "totalmemory-worker", "worker"],
            Directory.EnumerateFileSystemEntries(temp.Home.Bin).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.True(File.Exists(Path.Combine(temp.Home.Bin, "worker", "model", "vocab.txt")));
        Assert.True(File.Exists(temp.Home.Executable("totalmemory-worker")));
        Assert.True(new ProgramPackage(temp.Home.Bin).IsComplete);
    }

    [Fact]
    public void Nobody_else_may_read_or_run_what_is_placed()
    {
        if (OperatingSystem.IsWindows())
            return;
        Place(Package("package", Works));
        const UnixFileMode others = (UnixFileMode)0b111_111;
        var open = Directory
            .EnumerateFileSystemEntries(temp.Home.Bin, "*", SearchOption.AllDirectories)
            .Where(e => new FileInfo(e).LinkTarget is null && (File.GetUnixFileMode(e) & others) != 0);
        Assert.Empty(open);
    }

    [Fact]
    public void A_bin_that_is_a_link_becomes_a_folder_and_what_it_led_to_stays()
    {
        var shared = temp.Write("shared/totalmemory-hook", "of another");
        temp.MakeFolder("home");
        Directory.CreateSymbolicLink(temp.Home.Bin, Path.GetDirectoryName(shared)!);
        Place(Package("package", Works));
        Assert.Null(new DirectoryInfo(temp.Home.Bin).LinkTarget);
        Assert.Equal("of another", File.ReadAllText(shared));
    }

    [Fact]
    public void A_program_that_is_held_open_goes_on_with_its_old_file()
    {
        Place(Package("old", Works));
        var hook = temp.Home.Executable("totalmemory-hook");
        using var held = new StreamReader(new FileStream(hook, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        Place(Package("new", "#!/bin/sh\n# new\n"));
        Assert.Equal(Works, held.ReadToEnd());
        Assert.Contains("# new", File.ReadAllText(hook));
    }

    [Fact]
    public void New_programs_that_do_not_answer_make_room_for_the_old_ones()
    {
        Place(Package("old", Works));
        var trouble = Assert.Throws<CommandException>(() => new ProgramUpgrade(temp.Home).Run(Package("new", Fails)));
        Assert.Contains("no such library", trouble.Message);
        Assert.Contains("old one is back", trouble.Message);
        Assert.Equal(Works, File.ReadAllText(temp.Home.Executable("totalmemory")));
        Assert.True(new ProgramPackage(temp.Home.Bin).IsComplete);
        Assert.DoesNotContain("previous", Directory.EnumerateDirectories(temp.Home.Bin).Select(Path.GetFileName));
    }

    [Fact]
    public void The_memory_is_backed_up_before_new_programs_open_it()
    {
        Place(Package("old", Fails)); // It cannot even back up.
        temp.Write("home/memory.db", "the memory");
        var backup = new ProgramUpgrade(temp.Home).Run(Package("new", Works));
        Assert.Equal("the memory", File.ReadAllText(backup!));
    }

    private void Place(ProgramPackage package)
    {
        var replacement = new ProgramReplacement(temp.Home);
        replacement.Place(package);
        replacement.Finish();
    }

    private ProgramPackage Package(string name, string program)
    {
        foreach (
            var file in (string[])["totalmemory", "totalmemory-hook", "totalmemory-mcp", "totalmemory-web", "worker/totalmemory-worker"]
        )
            Runnable(temp.Write($"{name}/{file}", program));
        foreach (var file in (string[])["libe_sqlite3.so", "package.json", "LICENSE", "worker/model/vocab.txt"])
            temp.Write($"{name}/{file}", "");
        return new ProgramPackage(temp.MakeFolder(name));
    }

    private static void Runnable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
