using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand("version", "Show which version runs here.", "totalmemory version");
        command.SetAction(_ =>
        {
            Output.Line($"TotalMemory {Output.Safe(ProductVersion.Text)} (database schema {Database.Schema})");
            if (!ProgramPackage.OfThisProgram.IsInstalledIn(Context.Home) && InstalledVersion() is { } other)
                Output.Line(Output.Safe($"Installed in {Context.Home.Bin}: {other}"));
            return 0;
        });
        return command;
    }

    private static string? InstalledVersion()
    {
        var program = Context.Home.Executable("totalmemory");
        return File.Exists(program) && ProgramRun.Command(program, "version") is { Code: 0 } ran ? ran.Output.Split('\n')[0] : null;
    }
}
