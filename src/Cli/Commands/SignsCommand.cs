using System.CommandLine;
using TotalMemory.Settings;

namespace TotalMemory.Cli.Commands;

/// <summary>Whether the person sees the memory inside the clients: one setting for the greeting and the status line.</summary>
internal static class SignsCommand
{
    public static Command Create() =>
        ChoiceCommand.Create(
            "signs",
            "Show or hide TotalMemory's own lines inside the clients.",
            "on",
            "off",
            Run,
            "totalmemory signs",
            "totalmemory signs off"
        );

    private static int Run(string? choice)
    {
        var settings = UserSettings.Load(Context.Home);
        if (choice is not null)
        {
            settings = settings with { HidesSigns = choice == "off" };
            settings.Save(Context.Home);
            Context.Open().Briefings.PublishAll();
        }
        Output.Line(
            settings.HidesSigns
                ? "The greeting line and the status line are hidden. To show them: [bold]totalmemory signs on[/]"
                : "Each session starts with a line for you: what is remembered, and what was newly learned. To hide it and the status "
                    + "line: [bold]totalmemory signs off[/]"
        );
        return 0;
    }
}
