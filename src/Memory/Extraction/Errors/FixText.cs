using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>Describes a fix in one line.</summary>
internal static partial class FixText
{
    private const int Longest = 300; // chosen: one line
    private const string Again = " (the same call, after the changes in between)";

    public static string Compose(Call failed, Call succeeded)
    {
        if (succeeded.IsEdit)
            return $"{succeeded.Tool} {Name(succeeded.Request.Target)}".Trim()
                + (failed.IsEdit && IsStale(failed) ? " after reading the file again" : "");
        var command = WithoutPreparation(OneLine(succeeded.Request.Text));
        if (IsSameCall(failed, succeeded))
            return Cut(command, 200) + Again;
        return succeeded.IsShell ? Cut(command, Longest) : $"{succeeded.Tool} {Cut(command, Longest - succeeded.Tool.Length - 1)}";
    }

    /// <summary>The same call succeeded later, so something else was fixed in between.</summary>
    public static bool IsSameCall(Call failed, Call succeeded) =>
        !succeeded.IsEdit && WithoutPreparation(OneLine(succeeded.Request.Text)) == WithoutPreparation(OneLine(failed.Request.Text));

    /// <summary>Whether a composed text says that the same call succeeded.</summary>
    public static bool SaysSameCall(string fix) => fix.EndsWith(Again, StringComparison.Ordinal);

    /// <summary>A command without leading sleeps and variable assignments.</summary>
    internal static string WithoutPreparation(string command)
    {
        var rest = Preparation().Replace(command, "");
        return rest.Length > 0 ? rest : command;
    }

    private static bool IsStale(Call failed) => failed.Result is { } result && ClientOutput.Is(o => o.StaleEdit, result.Text);

    private static string Name(string? path) => path is null ? "" : FileName.Last(path);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    internal static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    [Examples("NAME=\"x\" make", "sleep 5 && make")]
    [CounterExamples("make NAME=x", "NAME=x make")]
    [GeneratedRegex(
        """
            ^(?>
                (?:
                    [A-Za-z_]\w{0,40}=(?>\$?'(?>[^'\\]+|\\.)*'|"(?>[^"\\]+|\\.)*")  # body=$'…'
                  | sleep\ [0-9.]{1,6}s?
                )
                \s*(?:&&|;)?\s*
            )+
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Preparation();
}
