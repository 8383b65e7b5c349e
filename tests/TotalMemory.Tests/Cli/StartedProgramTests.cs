using TotalMemory.Cli;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>One file is the command line, the MCP server, the page and, on Linux, the worker.</summary>
public sealed class StartedProgramTests
{
    private const string Own = "/home/dev/my data/bin/totalmemory";

    [Fact]
    public void Its_own_name_is_the_command_line()
    {
        Assert.Equal(ProgramInFile.CommandLine, StartedProgram.By(Own, ["status", "mcp"]).Program);
        Assert.Equal(ProgramInFile.CommandLine, StartedProgram.By(Own, []).Program);
        Assert.Equal(ProgramInFile.CommandLine, StartedProgram.By(null, ["web", "--no-browser"]).Program);
        Assert.Equal(["web"], StartedProgram.By(Own, ["web"]).Arguments);
    }

    [Fact]
    public void The_servers_command_is_the_server_with_what_follows()
    {
        var started = StartedProgram.By(Own, ["mcp", "--tools", "all"]);
        Assert.Equal(ProgramInFile.Server, started.Program);
        Assert.Equal(["--tools", "all"], started.Arguments);
    }

    [Theory]
    [InlineData("/home/dev/bin/totalmemory-mcp")]
    [InlineData("/home/dev/bin/totalmemory-mcp.exe")]
    public void A_copy_with_the_servers_name_is_the_server(string path)
    {
        var started = StartedProgram.By(path, ["--tools", "all"]);
        Assert.Equal(ProgramInFile.Server, started.Program);
        Assert.Equal(["--tools", "all"], started.Arguments);
    }

    [Fact]
    public void The_page_is_served_when_its_command_says_so()
    {
        var started = StartedProgram.By(Own, ["web", "--serve", "8080"]);
        Assert.Equal(ProgramInFile.Page, started.Program);
        Assert.Equal(["8080"], started.Arguments);
    }

    [Fact]
    public void The_worker_is_run_when_its_command_says_so()
    {
        var started = StartedProgram.By(Own, ["worker", "--serve", "learn", "9"]);
        Assert.Equal(ProgramInFile.Worker, started.Program);
        Assert.Equal(["learn", "9"], started.Arguments);
        Assert.Equal(ProgramInFile.CommandLine, StartedProgram.By(Own, ["worker", "start"]).Program);
    }

    [Theory]
    [InlineData("totalmemory-mcp", "ran mcp --tools all")]
    [InlineData("totalmemory-web", "ran web --serve --tools all")]
    public void The_other_names_in_a_package_run_the_program_beside_them(string name, string does)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "They are scripts for a POSIX shell; Windows gets a copy of the program.");
        using var temp = new TempHome();
        Runnable(temp.Write("my home/bin/totalmemory", "#!/bin/sh\necho \"ran $*\"\n"));
        var script = temp.Write($"my home/bin/{name}", SourceTree.Read($"install/names/{name}"));
        Runnable(script);
        Assert.Equal(does, ProgramRun.Command(script, "--tools", "all").Output);
    }

    // By its link, as hooks start it, and by its own path.
    [Theory]
    [InlineData("totalmemory-worker")]
    [InlineData("worker/totalmemory-worker")]
    public void The_workers_name_runs_the_program_above_its_folder(string started)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script for a POSIX shell.");
        using var temp = new TempHome();
        Runnable(temp.Write("my home/bin/totalmemory", "#!/bin/sh\necho \"ran $*\"\n"));
        Runnable(temp.Write("my home/bin/worker/totalmemory-worker", SourceTree.Read("install/names/totalmemory-worker")));
        var bin = temp.MakeFolder("my home/bin");
        File.CreateSymbolicLink(Path.Combine(bin, "totalmemory-worker"), "worker/totalmemory-worker");
        Assert.Equal("ran worker --serve check", ProgramRun.Command(Path.Combine(bin, started), "check").Output);
    }

    private static void Runnable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
