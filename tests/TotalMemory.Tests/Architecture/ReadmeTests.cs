using System.Text.RegularExpressions;
using TotalMemory.Cli;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>The README is short, and its table of commands is what the program offers.</summary>
public sealed partial class ReadmeTests
{
    private const int MostWords = 1_500;

    [Fact]
    public void It_has_at_most_1500_words() =>
        Assert.InRange(SourceTree.Read("README.md").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 1, MostWords);

    [Fact]
    public void Its_table_of_commands_is_that_of_the_program()
    {
        var commands = Application.Root().Subcommands.ToList();
        var width = commands.Max(c => c.Name.Length);
        var rows = commands.Select(c => $"{c.Name.PadRight(width)}  {c.Description}");
        GeneratedPart.Check("README.md", "commands", $"```text\n{string.Join('\n', rows)}\n```");
    }

    [Fact]
    public void Its_list_of_clients_is_that_of_the_program()
    {
        var row = SourceTree.Read("README.md").Split('\n').Single(l => l.StartsWith("| `install --client NAME`", StringComparison.Ordinal));
        var groups = row.Split('|')[2].Split(';').Select(g => Code().Matches(g).Select(m => m.Groups[1].Value).ToHashSet()).ToList();
        var hooked = OtherClients.All.Where(c => c.Hooks is not null || c.Plugin is not null).Select(c => c.Name);
        Assert.Equal(hooked.ToHashSet(), groups[0]);
        var all = InstallableClients.Names(MemoryHome.Resolve()).Except(["claude", "codex"]);
        Assert.Equal(all.ToHashSet(), groups.SelectMany(g => g).ToHashSet());
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
