using System.CommandLine;

namespace TotalMemory.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    /// <summary>Known to every command.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Answer in one line of JSON, for programs.",
        Recursive = true,
    };

    public static Option<bool> All() => new("--all") { Description = "Of every project." };

    public static Option<int> Limit(int otherwise) =>
        new("--limit", "-n") { Description = "At most this many.", DefaultValueFactory = _ => otherwise };

    public static Argument<string> Id(string what) => new("id") { Description = $"Number of the {what}, like 12 or #12." };

    public static Option<string?> Project() =>
        new("--project", "-p") { Description = "Name, id or folder of the project. Default: the current folder's." };
}
