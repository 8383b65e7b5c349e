using System.CommandLine;
using TotalMemory.Settings;

namespace TotalMemory.Cli.Commands;

internal static class ToolsCommand
{
    public static Command Create()
    {
        var set = new Argument<string?>("set")
        {
            Description = "core or all. Without it: how things stand.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        set.AcceptOnlyFromAmong("core", "all");
        var command = new ExampledCommand(
            "tools",
            "Which tools the MCP server lists: every session pays for each. The others answer, too, when they are called.",
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
                    ? "The MCP server lists the core tools. All of them: [bold]totalmemory tools all[/]"
                    : "The MCP server lists all tools. Only the core: [bold]totalmemory tools core[/]"
            );
            if (parsed.GetValue(set) is not null)
                Output.Line("[grey]Sessions that run keep what they have.[/]");
            return 0;
        });
        return command;
    }
}
