using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Errors;

/// <summary>Reduces an error message to its cause: what changes from one occurrence to the next is replaced by a placeholder.</summary>
public static partial class ErrorSignature
{
    private const int Longest = 160; // chosen: the cause stands at the beginning of a message

    /// <summary><c>program: message</c>, with timestamps, hashes, quoted values, paths, line:column and numbers normalised.</summary>
    public static string Compute(string program, string diagnostic)
    {
        var message = Colours().Replace(diagnostic, "").Trim();
        message = Timestamp().Replace(message, "<time>");
        message = Uuid().Replace(message, "<id>");
        message = Quoted().Replace(message, "'…'");
        message = Url().Replace(message, "<url>");
        message = Place().Replace(message, "<path>");
        message = PathLike().Replace(message, "<path>");
        message = Hash().Replace(message, "<hash>");
        message = Code()
            .Replace(
                message,
                m =>
                    m.Value.Replace('0', '\u0001')
                        .Replace('1', '\u0002')
                        .Replace('2', '\u0003')
                        .Replace('3', '\u0004')
                        .Replace('4', '\u0005')
                        .Replace('5', '\u0006')
                        .Replace('6', '\u0007')
                        .Replace('7', '\u0008')
                        .Replace('8', '\u000E')
                        .Replace('9', '\u000F')
            );
        message = Number().Replace(message, "<n>");
        message = Restore(message);
        message = Blanks().Replace(message, " ").Trim().ToLowerInvariant();
        if (message.Length > Longest)
            message = message[..Longest];
        var named =
            program.Length == 0 || message.StartsWith(program.ToLowerInvariant() + ":", StringComparison.Ordinal)
                ? message
                : $"{program.ToLowerInvariant()}: {message}";
        return named.Trim(' ', ':');
    }

    // Error codes keep their digits (CS0246, E0308, TS2304, HTTP 404): they are masked before numbers are replaced, and restored here.
    private static string Restore(string message)
    {
        const string hidden = "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F";
        return string.Create(
            message.Length,
            message,
            static (span, m) =>
            {
                for (var i = 0; i < m.Length; i++)
                {
                    var digit = hidden.IndexOf(m[i], StringComparison.Ordinal);
                    span[i] = digit < 0 ? m[i] : (char)('0' + digit);
                }
            }
        );
    }

    [Examples("\e[31mred")]
    [CounterExamples("[31m")]
    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colours();

    [Examples("2025-12-24T18:03:11Z", "2025-12-24 18:03:11,250 started", "at 18:03:11.250")]
    [CounterExamples("2025-12-24", "18:03")]
    [GeneratedRegex(
        @"[0-9]{4}-[0-9][0-9]-[0-9][0-9][T ][0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:[.,][0-9]+)?(?:Z"
            + @"|[+-][0-9][0-9]:?[0-9][0-9])?"
            + @"|\b[0-9][0-9]:[0-9][0-9]:[0-9][0-9](?:[.,][0-9]+)?\b"
    )]
    private static partial Regex Timestamp();

    [Examples("0d4c1b7e-1a2b-4c3d-8e9f-0123456789ab")]
    [CounterExamples("0d4c1b7e-1a2b")]
    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b")]
    private static partial Regex Uuid();

    [Examples("no 'name' here", "no \"name\" here", "no `name` here", "no ‘name’ here", "no “name” here")]
    [CounterExamples("it's gone", "''")]
    [GeneratedRegex(@"'[^'\n]{1,200}'|""[^""\n]{1,200}""|`[^`\n]{1,200}`|‘[^’\n]{1,200}’|“[^”\n]{1,200}”")]
    private static partial Regex Quoted();

    [Examples("http://shop.example/help")]
    [CounterExamples("shop.example/help")]
    [GeneratedRegex(@"https?://[^\s)'""]+")]
    private static partial Regex Url();

    [Examples("src/read.ts:10:3", "read.ts(10,3)")]
    [CounterExamples("read.ts", "at 10:3")]
    [GeneratedRegex(@"(?<![\w./\\@~-])[\w./\\@~-]+\.\w{1,6}[(:][0-9]+(?:[,:][0-9]+)?\)?")]
    private static partial Regex Place();

    [Examples("src/read", "C:\\Users\\mira", "read.ts")]
    [CounterExamples("read", "and")]
    [GeneratedRegex(
        @"(?:[A-Za-z]:|(?<![\w.@~*-]))(?>(?:(?>[\w.@~*-]*)[/\\])+)[\w.@*-]*"
            + @"|\b(?<=(?<![\w-])-{0,8})(?>[\w-]+)\.(?:cs|ts|tsx|js|jsx|mjs|py|go|rs|java|kt|rb|php|json|toml|yaml|yml"
            + @"|md|txt|lock|sh|sql|css|html|xml|csproj|sln|cpp|c|h)\b"
    )]
    private static partial Regex PathLike();

    [Examples("at 0d4c1b7", "0x7ffde1c00000")]
    [CounterExamples("at 0d4c1b", "0D4C1B7E")]
    [GeneratedRegex(@"\b(?:0x)?[0-9a-f]{7,64}\b")]
    private static partial Regex Hash();

    [Examples("error CS0246", "HTTP 404", "exit code 2")]
    [CounterExamples("error", "404")]
    [GeneratedRegex(@"\b[A-Z]{1,6}-?[0-9]{2,6}\b|\b(?:HTTP|status(?: code)?|code|exit code) [0-9]{1,3}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [Examples("42", "1,024.5")]
    [CounterExamples("none")]
    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*")]
    private static partial Regex Number();

    [Examples("a b", "a\tb")]
    [CounterExamples("ab")]
    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
