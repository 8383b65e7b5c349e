using System.CommandLine;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Commands;

internal static class StatusLineCommand
{
    public const string Name = "statusline";
    public const string With = "--with";

    public static Command Create()
    {
        var with = new Option<string?>(With) { Description = "Your own status line's command: its output comes first, then ours." };
        var command = new ExampledCommand(
            Name,
            "Print one line for Claude Code's status line.",
            "totalmemory install --status-line",
            "totalmemory statusline --with '~/.claude/my-line.sh'"
        )
        {
            with,
        };
        command.SetAction(parsed => Run(parsed.GetValue(with)));
        return command;
    }

    // On any error print an empty line: the client would show the error after every message.
    private static int Run(string? with)
    {
        var input = Console.IsInputRedirected ? Read() : [];
        var other = with is { Length: > 0 } ? StatusLine.Run(with, input) : "";
        var line = StatusLine.Append(other, Ours(input));
        if (Output.IsJson)
            Output.Text(line);
        else if (line.Length > 0)
            Console.Out.WriteLine(line); // Not sanitized: the other program's colours stay.
        return 0;
    }

    private static string Ours(byte[] input)
    {
        try
        {
            return StatusLine.Compose(Context.Home, input, WorkingFolder.Path, TimeProvider.System);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }

    private static byte[] Read()
    {
        try
        {
            return StandardInput.Read();
        }
        catch (IOException)
        {
            return [];
        }
    }
}
