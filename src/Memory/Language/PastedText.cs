using System.Text.RegularExpressions;

namespace TotalMemory.Language;

/// <summary>A line of a text, and whether it was written by a program or someone else.</summary>
internal sealed record MarkedLine(string Text, bool IsFenced, bool IsPasted);

/// <summary>
/// Distinguishes a person's own lines from pasted or quoted ones, by form alone: fences, quotation marks at the line's start, tags,
/// and runs of lines that look like a log, a diff, a table or source code.
/// </summary>
internal static partial class PastedText
{
    /// <summary>Consecutive machine-made lines that make a paste; fewer may be a command or a path typed by the person (chosen).</summary>
    private const int LeastRun = 3;

    /// <summary>Chosen: prose of this length has at least this share of letters and blanks.</summary>
    private const int ShortestOddLine = 12;
    private const double LeastLetters = 0.62;

    public static IReadOnlyList<MarkedLine> Mark(string text)
    {
        var raw = text.Split('\n');
        var fenced = new bool[raw.Length];
        var quoted = new bool[raw.Length];
        var made = new bool[raw.Length];
        string? fence = null;
        string? tag = null;
        for (var i = 0; i < raw.Length; i++)
        {
            var line = raw[i].Trim();
            if (Fence(line) is { } mark && (fence is null || line.StartsWith(fence, StringComparison.Ordinal)))
            {
                fence = fence is null ? mark : null;
                raw[i] = "";
                continue;
            }
            fenced[i] = fence is not null;
            if (tag is null && OpenTag().Match(line) is { Success: true } open)
                tag = open.Groups[1].Value;
            quoted[i] = tag is not null || line.StartsWith('>');
            if (tag is not null && line.Contains($"</{tag}>", StringComparison.Ordinal))
                tag = null;
            made[i] = line.Length > 0 && IsMachineMade(line);
        }
        MarkRuns(raw, made, quoted);
        return [.. raw.Select((line, i) => new MarkedLine(line, fenced[i], fenced[i] || quoted[i])).Where(l => l.Text.Trim().Length > 0)];
    }

    /// <summary>The person's own text; empty if there is none.</summary>
    public static string OwnText(string text) => string.Join('\n', Mark(text).Where(l => !l.IsPasted).Select(l => l.Text.TrimEnd())).Trim();

    private static string? Fence(string line)
    {
        if (line.StartsWith("```", StringComparison.Ordinal))
            return "```";
        return line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;
    }

    // Blank lines neither extend nor end a run.
    private static void MarkRuns(string[] lines, bool[] made, bool[] quoted)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!made[i])
                continue;
            var count = 0;
            var last = i;
            for (var j = i; j < lines.Length && (made[j] || lines[j].Trim().Length == 0); j++)
                if (made[j])
                {
                    count++;
                    last = j;
                }
            if (count >= LeastRun)
                for (var j = i; j <= last; j++)
                    quoted[j] = true;
            i = last;
        }
    }

    private static bool IsMachineMade(string line)
    {
        if (line[^1] is ';' or '{' or '}' || Stamped().IsMatch(line))
            return true;
        if (line.Length < ShortestOddLine)
            return false;
        var letters = 0;
        foreach (var c in line)
            if (c == ' ' || char.IsLetter(c))
                letters++;
        return letters < LeastLetters * line.Length;
    }

    [Examples("<rules>", "<note kind=\"x\">")]
    [CounterExamples("see <rules>", "<3")]
    [GeneratedRegex(@"^<([a-zA-Z][\w-]{1,40})(?:\s[^>]*)?>")]
    private static partial Regex OpenTag();

    // A date or a level at the start, a stack frame, a diff, a line number, a prompt, brackets alone.
    [Examples(
        "2025-12-24 started",
        "[18:03:11 started",
        "npm WARN old",
        "diff --git a/x b/x",
        "[INFO] started",
        "12 | let x",
        "✓ reads a file",
        "},",
        "root@box:~/src$ "
    )]
    [CounterExamples("it started at 18:03:11", "note: { }")]
    [GeneratedRegex(
        @"^\[?[0-9]{4}-[0-9][0-9]-[0-9][0-9][T ]"
            + @"|^\[?[0-9][0-9]:[0-9][0-9]:[0-9][0-9]"
            + @"|^(?:at |File ""|Traceback |npm (?:ERR|WARN)|error\[|warning\[|panic:|\+\+\+ |--- |@@ |diff --git "
            + @"|index [0-9a-f]{7})"
            + @"|^\[?(?:ERROR|WARN|INFO|DEBUG|TRACE)\b"
            + @"|^[0-9]+ \|"
            + @"|^[│├└┌╭╰─━║✓✗✖]"
            + @"|^[{}\[\]()]+[,;]?$"
            + @"|^[^\s@]{1,64}@[^\s:~]{1,255}[:~].{0,300}[$#] "
    )]
    private static partial Regex Stamped();
}
