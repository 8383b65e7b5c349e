using Spectre.Console;

namespace TotalMemory.Cli;

/// <summary>Asks the person at the terminal; not possible with JSON output or redirected streams.</summary>
internal static class Question
{
    public static bool CanAsk => !Output.IsJson && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>False if the person cannot be asked.</summary>
    public static bool Ask(string question, bool otherwise = false) =>
        CanAsk
        && new ConfirmationPrompt(Markup.Escape(question))
        {
            DefaultValue = otherwise,
            InvalidChoiceMessage = "Please answer y or n.",
        }.Show(AnsiConsole.Console);
}
