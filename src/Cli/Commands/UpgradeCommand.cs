using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class UpgradeCommand
{
    public static Command Create()
    {
        var source = new Argument<string?>("package")
        {
            Description = "A package archive or folder, or a URL where one lies beside its SHA256SUMS. Default: the newest release.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand(
            "upgrade",
            "Install a newer version in place of this one. The memory is backed up first.",
            "totalmemory upgrade",
            "totalmemory upgrade ~/Downloads/totalmemory-0.2.0-linux-x64.tar.gz"
        )
        {
            source,
        };
        command.SetAction(parsed => Upgrade(parsed.GetValue(source)));
        return command;
    }

    private static int Upgrade(string? source)
    {
        var home = Context.Home;
        if (!File.Exists(home.Executable("totalmemory")))
            throw new CommandException($"Nothing is installed in {home.Bin}. Run 'totalmemory install' first.");
        var staging = Directory.CreateTempSubdirectory("totalmemory-");
        try
        {
            var package = new PackageSource(staging.FullName).Obtain(source);
            var backup = new ProgramUpgrade(home).Run(package);
            var program = home.Executable("totalmemory");
            // The new version may need other registrations; correct ones are not changed.
            var (code, output) = ProgramRun.Command(program, "install", "--no-import");
            Output.Text(output + "\n");
            Output.Line(
                Output.Safe(
                    $"Before: TotalMemory {ProductVersion.Text}. Now: {ProgramRun.Command(program, "version").Output.Split('\n')[0]}"
                )
            );
            if (backup is not null)
                Output.Line(Output.Safe($"The memory from before: {backup}"));
            return code;
        }
        finally
        {
            staging.Delete(recursive: true);
        }
    }
}
