using Spectre.Console;

namespace TotalMemory.Cli;

/// <summary>Asks the person at the terminal; nobody is there when programs listen or a stream is redirected.</summary>
internal static class Question
{
    public static bool CanAsk => !Output.IsJson && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>False when nobody can be asked.</summary>
    public static bool Ask(string question, bool otherwise = false) =>
        CanAsk && AnsiConsole.Confirm(Markup.Escape(question), defaultValue: otherwise);
}
