using TotalMemory.Cli;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>The README is short, and its table of commands is what the program offers.</summary>
public sealed class ReadmeTests
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
}
