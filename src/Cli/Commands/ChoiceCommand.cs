using System.CommandLine;

namespace TotalMemory.Cli.Commands;

/// <summary>A command that shows a setting, or sets it to one of two values.</summary>
internal static class ChoiceCommand
{
    /// <param name="one">The first value.</param>
    /// <param name="other">The second value.</param>
    /// <param name="run">Gets the chosen value; null to show the current one.</param>
    public static Command Create(
        string name,
        string description,
        string one,
        string other,
        Func<string?, int> run,
        params IReadOnlyList<string> examples
    )
    {
        var choice = Options.Choice("choice", one, other);
        var command = new ExampledCommand(name, description, examples) { choice };
        command.SetAction(parsed => run(parsed.GetValue(choice)));
        return command;
    }
}
