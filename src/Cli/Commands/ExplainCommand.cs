using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("text") { Description = "A text, or the number of a record." };
        var command = new ExampledCommand(
            "explain",
            "Show how the reader model judges a text or record, and why.",
            "totalmemory explain \"From now on, use tabs.\"",
            "totalmemory explain 12"
        )
        {
            what,
        };
        command.SetAction(parsed => WorkerInvocation.Ask("explain", parsed.GetValue(what)!));
        return command;
    }
}
