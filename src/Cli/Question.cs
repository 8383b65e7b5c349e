using Spectre.Console;

namespace TotalMemory.Cli;

/// <summary>Asks the person at the terminal; nobody is there when programs listen or a stream is redirected.</summary>
internal static class Question
{
    public static bool CanAsk => !Output.IsJson && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>False when nobody can be asked.</summary>
    public static bool Ask(string question, bool otherwise = false) =>
        CanAsk
        && new ConfirmationPrompt(Markup.Escape(question))
        {
            DefaultValue = otherwise,
            InvalidChoiceMessage = "Please answer y or n.",
        }.Show(AnsiConsole.Console);
}
