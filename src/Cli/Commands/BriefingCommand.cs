using System.CommandLine;
using TotalMemory.Delivery;

namespace TotalMemory.Cli.Commands;

internal static class BriefingCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var tokens = new Option<int>("--max-tokens")
        {
            Description = "Longest briefing, in tokens.",
            DefaultValueFactory = _ => BriefingWriter.DefaultTokens,
        };
        var command = new ExampledCommand(
            "briefing",
            "Show what the next session of a project starts with.",
            "totalmemory briefing",
            "totalmemory briefing --project shop --max-tokens 800"
        )
        {
            project,
            tokens,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var target = Context.Project(memory.Projects, parsed.GetValue(project));
            var text = memory.Briefings.Preview(target, parsed.GetValue(tokens));
            Output.Text(
                text.Length > 0
                    ? text
                    : $"A session in {target.Name} starts with nothing: what was learned there, if anything, is not sure enough. "
                        + "Find it by: totalmemory search WORDS. For another project: totalmemory briefing --project NAME\n"
            );
        });
        return command;
    }
}
