using System.Text;
using System.Text.RegularExpressions;

namespace TotalMemory.Tests.Architecture;

/// <summary>
/// C# with its comments and texts blanked, so that a test can look for signs of the language. The code inside an interpolated string stays,
/// in round brackets. Every character keeps its place.
/// </summary>
internal sealed partial class PlainCode
{
    private readonly StringBuilder plain = new();
    private readonly string source;
    private int at;

    private PlainCode(string source) => this.source = source;

    public static string Read(string source)
    {
        var code = new PlainCode(source);
        code.ReadCode(isInText: false);
        return code.plain.ToString();
    }

    // Up to the end, or to the brace that ends the code inside a text.
    private void ReadCode(bool isInText)
    {
        var depth = 0;
        while (at < source.Length)
        {
            if (Silent().Match(source, at) is { Success: true } silent)
                Blank(silent.Length);
            else if (Opening().Match(source, at) is { Success: true } opening)
                ReadText(opening);
            else if (isInText && depth == 0 && source[at] == '}')
                return;
            else
            {
                depth += Turn(source[at]);
                plain.Append(source[at++]);
            }
        }
    }

    private void ReadText(Match opening)
    {
        var (dollars, isVerbatim) = (opening.Value.Count(c => c == '$'), opening.Value.Contains('@', StringComparison.Ordinal));
        var end = opening.Groups["quotes"].Value;
        var escape = (end.Length, isVerbatim) switch
        {
            (> 1, _) => null,
            (_, true) => "\"\"",
            _ => "\\",
        };
        Blank(opening.Length);
        while (at < source.Length)
        {
            var braces = Run('{');
            if (escape is not null && StartsWith(escape))
                Blank(2);
            else if (StartsWith(end))
            {
                Blank(end.Length);
                return;
            }
            else if (dollars > 0 && (end.Length == 1 ? braces % 2 == 1 : braces >= dollars))
                ReadHole(braces, end.Length == 1 ? 1 : dollars);
            else
                Blank(Math.Max(1, braces));
        }
    }

    private void ReadHole(int before, int behind)
    {
        Blank(before - 1);
        Put('(');
        ReadCode(isInText: true);
        Put(')');
        Blank(behind - 1);
    }

    private void Put(char c)
    {
        plain.Append(c);
        at++;
    }

    private void Blank(int length)
    {
        foreach (var c in source.AsSpan(at, Math.Min(length, source.Length - at)))
            plain.Append(c == '\n' ? c : ' ');
        at += length;
    }

    private bool StartsWith(string text) => source.AsSpan(at).StartsWith(text, StringComparison.Ordinal);

    private int Run(char c) => source.AsSpan(at).IndexOfAnyExcept(c) is var length and >= 0 ? length : source.Length - at;

    private static int Turn(char c) =>
        c switch
        {
            '(' or '[' or '{' => 1,
            ')' or ']' or '}' => -1,
            _ => 0,
        };

    [GeneratedRegex(
        """
            \G(?: //[^\n]*                       # a comment
                | /\*.*?\*/
                | '(?:\\[^\n']+|\\'|[^\\\n])'    # a character
            )
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline
    )]
    private static partial Regex Silent();

    [GeneratedRegex("""\G[$@]*(?:(?<=@\$?)(?<quotes>")|(?<quotes>"{3,}|"))""")]
    private static partial Regex Opening();
}
