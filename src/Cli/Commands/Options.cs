using System.CommandLine;

namespace TotalMemory.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Answer in JSON, for programs." };

    public static Option<string?> Project() => new("--project", "-p") { Description = "Name, id or folder of the project. Default: the current folder's." };
}
