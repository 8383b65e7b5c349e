using System.CommandLine;
using TotalMemory.Settings;

namespace TotalMemory.Cli.Commands;

internal static class ToolsCommand
{
    public static Command Create()
    {
        var set = Options.Choice("set", "core", "all");
        var command = new ExampledCommand(
            "tools",
            "Choose which MCP tools are listed; unlisted ones still work.",
            "totalmemory tools",
            "totalmemory tools all",
            "totalmemory tools core"
        )
        {
            set,
        };
        command.SetAction(parsed =>
        {
            var settings = UserSettings.Load(Context.Home);
            if (parsed.GetValue(set) is { } word)
            {
                settings = settings with { Tools = Enum.Parse<ToolSet>(word, ignoreCase: true) };
                settings.Save(Context.Home);
            }
            Output.Line(
                settings.Tools == ToolSet.Core
                    ? "The MCP server lists the core tools. To list all: [bold]totalmemory tools all[/]"
                    : "The MCP server lists all tools. To list only the core: [bold]totalmemory tools core[/]"
            );
            if (parsed.GetValue(set) is not null)
                Output.Line("[grey]Running sessions keep their list.[/]");
            return 0;
        });
        return command;
    }
}
