using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Cli;

/// <summary>Describes what is wrong with a command line in one line that says what to type instead. Pure.</summary>
internal static partial class UsageError
{
    /// <summary>Null if the command can run, or help or completion was requested.</summary>
    public static string? Describe(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
            return WithHelp(parsed, Unmatched(parsed) ?? Reworded(parsed, parsed.Errors[0]));
        if (parsed.Action != parsed.CommandResult.Command.Action)
            return null;
        return UnknownOption(parsed) is { } option ? WithHelp(parsed, NoOption(parsed, option)) : null;
    }

    private static string WithHelp(ParseResult parsed, string message) => $"{message} Help: {Named(parsed)} --help";

    private static string? Unmatched(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
            return null;
        var command = parsed.CommandResult.Command;
        if (word.StartsWith('-') && word.Length > 1)
            return NoOption(parsed, word);
        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
            return $"There is no command '{Path(parsed)}{word}'.{Suggestion(word, command.Subcommands.Select(c => c.Name))}";
        var example = command is ExampledCommand { Examples: [var first, ..] } ? $" Example: {first}." : "";
        return $"'{word}' is an unexpected argument of '{Path(parsed).Trim()}'.{example}";
    }

    private static string NoOption(ParseResult parsed, string word)
    {
        var takesWords = parsed.CommandResult.Command.Arguments.Any(a => a.Arity.MaximumNumberOfValues > 1);
        var asText = takesWords ? $" To use it as text, write -- before it." : "";
        return $"There is no option '{word}'.{Suggestion(word, OptionsOf(parsed.CommandResult.Command))}{asText}";
    }

    // A command that takes words would accept a mistyped option as a word.
    private static string? UnknownOption(ParseResult parsed)
    {
        var before = parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).Select(t => t.Value).ToHashSet();
        return parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens)
            .Select(t => t.Value)
            .FirstOrDefault(v => before.Contains(v) && OptionLike().IsMatch(v));
    }

    // The library's messages name .NET types, and its list of choices takes many lines.
    private static string Reworded(ParseResult parsed, ParseError error)
    {
        var symbol = error.SymbolResult;
        var name = (symbol as OptionResult)?.Option.Name ?? (symbol as ArgumentResult)?.Argument.Name.ToUpperInvariant();
        if (symbol is CommandResult { Command.Subcommands.Count: > 0 } command && error.Message.StartsWith("Required command", Ordinal))
            return $"'{Path(parsed).Trim()}' needs one of: {string.Join(", ", command.Command.Subcommands.Select(c => c.Name))}.";
        if (error.Message.StartsWith("Required argument", Ordinal))
            return symbol is OptionResult ? $"{name} needs a value." : Missing(parsed);
        if (CannotParse().Match(error.Message) is { Success: true } wrong)
            return $"{name} needs {KindOf(symbol)}, not '{wrong.Groups[1].Value}'.";
        if (error.Message.Contains("expects a single argument", Ordinal))
            return $"{name} takes one value.";
        return error.Message.ReplaceLineEndings(" ");
    }

    private static string Missing(ParseResult parsed)
    {
        var missing = parsed.CommandResult.Command.Arguments.First(a =>
            a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }
        );
        return $"'{Path(parsed).Trim()}' needs {missing.Name.ToUpperInvariant()}: {missing.Description?.TrimEnd('.')}.";
    }

    private static string KindOf(SymbolResult? symbol)
    {
        var type = (symbol as OptionResult)?.Option.ValueType ?? (symbol as ArgumentResult)?.Argument.ValueType ?? typeof(string);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(int) => "a whole number",
            _ when type == typeof(DateTimeOffset) => "a day like 2026-03-01",
            _ when type == typeof(bool) => "no value (or true or false)",
            _ when type == typeof(Uri) => "an address like http://localhost:11434",
            _ => "another value",
        };
    }

    private static string Named(ParseResult parsed) => $"totalmemory {Path(parsed)}".TrimEnd();

    // The names of the commands, like "rules show ".
    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Parent: not null } command; at = at.Parent)
            names.Insert(0, command.Command.Name + " ");
        return string.Concat(names);
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive))).Select(o => o.Name);

    private static string Suggestion(string word, IEnumerable<string> known) =>
        known
            .Select(k => (Name: k, Distance: Distance(word.ToLowerInvariant(), k)))
            .Where(k => k.Distance <= Math.Max(1, k.Name.TrimStart('-').Length / 3))
            .OrderBy(k => k.Distance)
            .Select(k => $" Did you mean '{k.Name}'?")
            .FirstOrDefault()
        ?? "";

    // Levenshtein distance, with a swap of neighbours as one step.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
        }
        return d[a.Length, b.Length];
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Examples("Cannot parse argument 'x' for option '--limit' as expected type 'System.Int32'.")]
    [CounterExamples("Required argument missing", "Cannot parse argument")]
    [GeneratedRegex("^Cannot parse argument '(.*?)'( for | as )", RegexOptions.Singleline)]
    private static partial Regex CannotParse();

    [Examples("--limit", "-l=5")]
    [CounterExamples("limit", "--")]
    [GeneratedRegex(@"^--?[A-Za-z][\w-]*(=.*)?$")]
    private static partial Regex OptionLike();
}
