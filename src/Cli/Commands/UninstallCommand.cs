using System.CommandLine;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Commands;

internal static class UninstallCommand
{
    public static Command Create()
    {
        var purge = new Option<bool>("--purge") { Description = "Also delete everything that is remembered." };
        var command = new Command("uninstall", "Take hooks and MCP server out of both clients. What is remembered stays, unless --purge.") { purge };
        command.SetAction(parsed => Run(parsed.GetValue(purge)));
        return command;
    }

    private static int Run(bool purge)
    {
        var home = Context.Home;
        WorkerCommand.Stop(home);
        foreach (var line in new ClaudeInstall(home).Uninstall().Concat(new CodexInstall(home).Uninstall())) Output.Line(Output.Safe(line));
        if (BackgroundService.Remove() is { } service) Output.Line(Output.Safe(service));
        if (PathLink.Remove(home) is { } link) Output.Line(Output.Safe(link));
        if (purge && Directory.Exists(home.Root))
        {
            Directory.Delete(home.Root, recursive: true);
            Output.Line(Output.Safe($"Deleted {home.Root}."));
            return 0;
        }
        if (Directory.Exists(home.Bin)) Directory.Delete(home.Bin, recursive: true);
        Output.Line(Output.Safe($"Uninstalled. What is remembered stays in {home.Root}; delete that folder to forget it."));
        return 0;
    }
}
