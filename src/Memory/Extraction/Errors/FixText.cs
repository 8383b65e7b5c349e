using TotalMemory.Conversations;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>Says in a line what made it work.</summary>
internal static class FixText
{
    private const int Longest = 300;

    public static string Compose(Call failed, Call succeeded)
    {
        if (succeeded.IsEdit)
            return $"{succeeded.Tool} {Name(succeeded.Request.Target)}".Trim()
                + (failed.IsEdit && Read(failed) ? " after reading the file again" : "");
        var command = OneLine(succeeded.Request.Text);
        if (OneLine(failed.Request.Text) == command)
            return $"{Cut(command, 200)} (the same call, after the changes in between)";
        return succeeded.IsShell ? Cut(command, Longest) : $"{succeeded.Tool} {Cut(command, Longest - succeeded.Tool.Length - 1)}";
    }

    private static bool Read(Call failed) =>
        failed.Result?.Text.Contains("not found in file", StringComparison.Ordinal) == true
        || failed.Result?.Text.Contains("not been read", StringComparison.Ordinal) == true
        || failed.Result?.Text.Contains("Failed to find", StringComparison.Ordinal) == true;

    private static string Name(string? path) => path is null ? "" : FileName.Last(path);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    internal static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
