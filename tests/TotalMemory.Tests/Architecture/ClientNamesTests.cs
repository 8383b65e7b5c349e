using System.Text.RegularExpressions;
using TotalMemory.Spool.Printing;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;
using TotalMemory.Worker.LanguageModels.Agents;

namespace TotalMemory.Tests.Architecture;

/// <summary>What is one client's stands in its adapters and in the lists of them; elsewhere no client has a name.</summary>
public sealed partial class ClientNamesTests
{
    private static readonly string[] Adapters =
    [
        "src/Cli/Install/Claude/",
        "src/Cli/Install/Codex/",
        "src/Cli/Install/InstallableClients.cs",
        "src/Cli/Install/OtherClients.cs",
        "src/Cli/StatusLine.cs",
        "src/Hooks/HookClient.cs",
        "src/Memory/Transcripts/Claude/",
        "src/Memory/Transcripts/Clients.cs",
        "src/Memory/Transcripts/Codex/",
        "src/Spool/Printing/ClientTags.cs",
        "src/Worker/LanguageModels/Agents/",
    ];

    /// <summary>They name no client, but what has a client's name in its own.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["src/Cli/Commands/ExportCommand.cs"] = "a format called after its file",
        ["src/Cli/Commands/HandoffCommand.cs"] = "an example",
        ["src/Cli/Commands/ImportCommand.cs"] = "examples",
        ["src/Cli/Commands/InstallCommand.cs"] = "options that are one client's",
        ["src/Cli/Commands/LanguageModelCommand.cs"] = "an example",
        ["src/Cli/Commands/StatusLineCommand.cs"] = "a command that is one client's",
        ["src/Mcp/Tools/DocumentTools.cs"] = "the names of files",
        ["src/Mcp/Tools/TransferTools.cs"] = "the name of another memory",
        ["src/Memory/Conversations/QuotingLeadIns.cs"] = "whom people quote",
        ["src/Memory/Conversations/ReportedLeadIns.cs"] = "whom people quote",
        ["src/Memory/Conversations/WrittenLeadIns.cs"] = "the names of files",
        ["src/Memory/Documents/AgentDocument.cs"] = "a kind of document, as a tool calls it",
        ["src/Memory/Documents/DocumentFinder.cs"] = "a kind of document, as a tool calls it",
        ["src/Memory/Extraction/Corrections/ForgetPhrase.cs"] = "whom people address",
        ["src/Memory/Rules/NormText.cs"] = "whom people quote",
        ["src/Memory/Transfer/ClaudeMemReader.cs"] = "the name of another memory",
        ["src/Memory/Transfer/ForeignSources.cs"] = "the name of another memory",
        ["src/Memory/Transfer/RulesFile.cs"] = "a format called after its file",
        ["src/Memory/Transfer/RulesFormat.cs"] = "a format called after its file",
        ["src/Memory/Transfer/TotalAgentMemoryReader.cs"] = "the name of another memory",
        ["src/Spool/Redaction/IdPrefixes.cs"] = "beginnings of ids",
        ["src/Spool/Redaction/Term.cs"] = "beginnings of models' names",
        ["src/Worker/LanguageModels/ChatClients.cs"] = "a model's name",
    };

    [Fact]
    public void Only_adapters_and_a_few_other_files_name_a_client() =>
        Assert.Equal(Others.Keys.Order(StringComparer.Ordinal), Outside(ClientName()));

    /// <summary>Words that are no tool's name here.</summary>
    private static readonly Dictionary<string, string> OtherMeanings = new(StringComparer.Ordinal)
    {
        ["src/Memory/Extraction/Reading/CallFeatures.cs"] = "a feature's name",
        ["src/Memory/Rules/Causes/CauseNorms.cs"] = "the program",
        ["src/Memory/Transcripts/ToolNames.cs"] = "one name for all shells",
        ["src/Cli/Commands/CompletionCommand.cs"] = "an argument's name",
    };

    [Fact]
    public void Only_adapters_name_a_clients_tools()
    {
        var tools = Clients.All.SelectMany(c => c.Tools.Shells.Concat(c.Tools.Edits).Concat(c.Tools.Lookups).Concat(c.Tools.Others));
        var named = new Regex(
            $"\"(?:{string.Join('|', tools.Where(t => t != "Task").Select(Regex.Escape))})\"",
            RegexOptions.CultureInvariant
        );
        Assert.Equal(OtherMeanings.Keys.Order(StringComparer.Ordinal), Outside(named));
    }

    [Fact]
    public void Only_adapters_quote_what_a_client_writes() =>
        Assert.Equal([], Outside(ClientWords()).Except(["src/Memory/Rules/Causes/KnownCauses.cs"])); // Its examples.

    private static IEnumerable<string> Outside(Regex pattern) =>
        SourceTree
            .CSharp("src")
            .Where(file => pattern.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'))
            .Where(path => !Adapters.Any(a => path.StartsWith(a, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(
        "tool_use_error|doesn't want to (?:proceed|take)|interrupted by user|Sibling tool call|aborted by user|InputValidationError"
            + "|[*]{3} Update File|Process running with session|following reason for the rejection|String to replace|apply_patch"
    )]
    private static partial Regex ClientWords();

    [Fact]
    public void Every_agent_that_answers_has_its_program() => Assert.Equal(Clients.LanguageModels, AgentPrograms.All.Select(p => p.Name));

    [Fact]
    public void The_tags_that_a_client_writes_mean_nothing_in_what_we_print()
    {
        var tags = Clients
            .All.SelectMany(c => c.Text.Prefixes.Where(p => p.StartsWith('<')).Concat(c.Text.Blocks.Select(b => b.Open)))
            .Select(tag => tag.EndsWith('>') ? tag : tag + " x>")
            .ToList();
        Assert.True(tags.Count > 20);
        Assert.DoesNotContain(tags, tag => SafeText.Clean(tag).Contains('<'));
    }

    [GeneratedRegex("claude|codex", RegexOptions.IgnoreCase)]
    private static partial Regex ClientName();
}
