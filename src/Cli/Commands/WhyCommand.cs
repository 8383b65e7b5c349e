using System.CommandLine;
using TotalMemory.History;

namespace TotalMemory.Cli.Commands;

internal static class WhyCommand
{
    public static Command Create()
    {
        var id = Options.Id("record");
        var command = new ExampledCommand(
            "why",
            "Explain a record: its quotes, versions, contradictions, and where it was shown.",
            "totalmemory why 12"
        )
        {
            id,
        };
        command.SetAction(parsed => Run(Context.Id(parsed.GetValue(id)!)));
        return command;
    }

    private static int Run(long id)
    {
        var story =
            Context.Open().History.Trace(id)
            ?? throw new CommandException($"There is no record #{id}, or it was forgotten. 'totalmemory search' shows the numbers.");
        if (Output.IsJson)
        {
            Output.Json(
                new JsonStory(
                    id,
                    [.. StoryText.Lines(story)],
                    [.. story.Deliveries.Select(d => new JsonDelivery(d.Session, d.Way, d.At, d.Outcome))]
                ),
                OutputJson.Plain.JsonStory
            );
            return 0;
        }
        var first = true;
        foreach (var line in StoryText.Lines(story))
        {
            Output.Line(first ? $"[bold]#{id}[/] {Output.Safe(line)}" : $"  [grey]{Output.Safe(line)}[/]");
            first = false;
        }
        return 0;
    }
}
