using System.CommandLine;

namespace TotalMemory.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    /// <summary>Known to every command.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON, for programs.", Recursive = true };

    public static Option<bool> All() => new("--all") { Description = "From every project." };

    public static Option<int> Limit(int otherwise) =>
        new("--limit", "-n") { Description = "Show at most this many.", DefaultValueFactory = _ => otherwise };

    public static Argument<string> Id(string what) => new("id") { Description = $"Number of the {what}, like 12 or #12." };

    /// <summary>One of two settings; without it, the current one is shown.</summary>
    public static Argument<string?> Choice(string name, string one, string other)
    {
        var choice = new Argument<string?>(name)
        {
            Description = $"{one} or {other}. Default: show the current choice.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        choice.OneOf(one, other);
        return choice;
    }

    public static Option<string?> Project() =>
        new("--project", "-p") { Description = "Project by name, id or folder. Default: the current folder's." };

    /// <summary>Address of a service: http or https, with a host.</summary>
    public static Option<Uri?> Endpoint()
    {
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "Address of the service, like http://localhost:11434.",
            // By default the parser looks for a constructor by reflection, which a native program does not support.
            CustomParser = given => Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var uri) ? uri : null,
        };
        endpoint.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (
                    !Uri.TryCreate(token.Value, UriKind.Absolute, out var uri)
                    || uri.Scheme is not ("http" or "https")
                    || uri.Host.Length == 0
                )
                    result.AddError($"--endpoint needs an address like http://localhost:11434, not '{token.Value}'.");
        });
        return endpoint;
    }

    /// <summary>Restricts the option to these values, and completes them.</summary>
    public static void OneOf<T>(this Option<T> option, params string[] values)
    {
        option.HelpName = option.Name.TrimStart('-');
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !values.Contains(t.Value)))
                result.AddError($"{option.Name} cannot be '{token.Value}'. It can be: {string.Join(", ", values)}.");
        });
    }

    /// <summary>The same for an argument.</summary>
    public static void OneOf<T>(this Argument<T> argument, params string[] values)
    {
        argument.CompletionSources.Add(values);
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !values.Contains(t.Value)))
                result.AddError($"{argument.Name.ToUpperInvariant()} cannot be '{token.Value}'. It can be: {string.Join(", ", values)}.");
        });
    }
}
