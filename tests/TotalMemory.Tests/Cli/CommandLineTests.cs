using System.CommandLine;
using System.Text.Json;
using TotalMemory.Cli;
using CommandLine = TotalMemory.Tests.Support.CommandLine;

namespace TotalMemory.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    // Arguments with which a command that needs some can run here; one that cannot, says why in JSON.
    private static readonly Dictionary<string, string[]> Arguments = new()
    {
        ["search"] = ["deploy"],
        ["why"] = ["1"],
        ["show"] = ["1"],
        ["save"] = ["deploy with kamal"],
        ["correct"] = ["1", "deploy with care"],
        ["forget"] = ["1"],
        ["backup"] = ["memory.db"],
        ["restore"] = ["memory.db", "--yes"],
        ["completion"] = ["bash"],
        ["rules show"] = ["1"],
        ["rules ask"] = ["1"],
        ["rules suspend"] = ["1"],
        ["rules activate"] = ["1"],
        ["rules reset"] = ["1"],
        ["reflections show"] = ["1"],
        ["reflections undo"] = ["1"],
    };

    [Fact]
    public void Help_is_a_word_too()
    {
        Assert.Equal(cli.Run("--help").Output, cli.Run("help").Output);
        Assert.Equal(cli.Run("rules", "--help").Output, cli.Run("help", "rules").Output);
    }

    [Fact]
    public void Every_command_answers_in_JSON_when_asked_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in programs are shell scripts.");
        cli.Run("save", "we deploy on Tuesdays");
        foreach (var line in Lines(Application.Root(), "").Where(l => l is not ("worker start" or "doctor")))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var said = cli.Run([.. words, .. Arguments.GetValueOrDefault(line, []), "--json"]);
            var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length > 0, $"{line} said nothing: {said.Errors}");
            foreach (var one in lines)
                using (JsonDocument.Parse(one))
                    Assert.True(said.Code is 0 or 1);
        }
    }

    [Theory]
    [InlineData("show", "x")]
    [InlineData("errors", "--limit", "ten")]
    [InlineData("serch")]
    public void A_mistake_is_JSON_too(params string[] words)
    {
        var said = cli.Run([.. words, "--json"]);
        using var json = JsonDocument.Parse(said.Output);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal($"totalmemory: {json.RootElement.GetProperty("error").GetString()}\n", said.Errors);
        Assert.Equal(1, said.Code);
    }

    [Theory]
    [InlineData("There is no folder nowhere.", "exclude", "nowhere")]
    [InlineData("The path is empty.", "exclude", "")]
    [InlineData("The path is empty.", "backup", "")]
    [InlineData("exists. Give another name", "backup", ".")]
    [InlineData("'x' is not a reflection number like 12 or #12. 'totalmemory reflections' shows", "reflections", "show", "x")]
    [InlineData("'x' is not a record number like 12 or #12. 'totalmemory search' shows", "why", "x")]
    public void What_was_given_wrongly_is_named_as_what_it_should_be(string expected, params string[] words)
    {
        var said = cli.Run(words);
        Assert.Equal(1, said.Code);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_is_none_is_said_before_anything_is_installed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in programs are shell scripts.");
        var said = cli.Run("install", "--client", "cursor", "--client", "banana");
        Assert.Equal(1, said.Code);
        Assert.Contains("Unknown client 'banana'", said.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(cli.Home.Database));
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, ".cursor")));
    }

    [Theory]
    [InlineData(1, "1 record had no project; it is in the project general here.")]
    [InlineData(2, "2 records had no project; they are in the project general here.")]
    public void One_imported_record_is_spoken_of_as_one(int many, string said)
    {
        var lines = Enumerable
            .Range(0, many)
            .Select(n =>
                $$"""
                    {"type":"fact","id":{{n}},"kind":"fact","text":"the port of service {{n}} is 447{{n}}","importance":3,"confidence":0.9,
                    "scope":"project","project":"","status":"active","origin":"user","created":"2026-01-01T00:00:00Z",
                    "confirmed":"2026-01-01T00:00:00Z","evidence":[]}
                    """.ReplaceLineEndings("")
            );
        Assert.Contains(
            said,
            cli.Run("import", "--from", "jsonl", cli.Write("m.jsonl", string.Join('\n', lines))).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Alone_it_says_how_things_stand_and_what_makes_sense_next()
    {
        var said = cli.Run();
        Assert.Equal(0, said.Code);
        Assert.Contains("0 facts, 0 corrections, 0 errors", said.Output);
        var next = said.Output[said.Output.IndexOf("Next:", StringComparison.Ordinal)..].Split('\n');
        Assert.Equal(2, next.Count(l => l.StartsWith("  totalmemory ", StringComparison.Ordinal)));
        Assert.Contains("totalmemory doctor", said.Output);
    }

    [Fact]
    public void A_type_given_for_a_known_fact_is_applied_and_said()
    {
        Assert.Contains("Saved as #1", cli.Run("save", "we deploy with kamal").Output);
        Assert.Contains("Its type was fact and is convention now.", cli.Run("save", "we deploy with kamal", "-t", "convention").Output);
        Assert.Contains("convention", cli.Run("show", "1").Output);
        Assert.DoesNotContain("Its type", cli.Run("save", "we deploy with kamal").Output);
    }

    [Fact]
    public void Install_fits_one_screen_and_uninstall_gives_everything_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in programs are shell scripts.");
        var settings = cli.Write(".claude/settings.json", "{\"model\":\"opus\"}");
        var config = cli.Write(".codex/config.toml", "model = \"x\"\n");
        var installed = cli.Run("install");
        Assert.Equal(0, installed.Code);
        Assert.InRange(installed.Output.Split('\n').Length, 2, 24);
        Assert.Contains("totalmemory-hook", File.ReadAllText(settings));
        Assert.Contains("[mcp_servers.totalmemory]", File.ReadAllText(config));
        Assert.Contains("not verified", installed.Output);
        Assert.DoesNotContain("hooks are trusted", installed.Output);
        Assert.Equal(0, cli.Run("uninstall").Code);
        Assert.Equal("{\"model\":\"opus\"}", File.ReadAllText(settings));
        Assert.Equal("model = \"x\"\n", File.ReadAllText(config));
        Assert.True(File.Exists(cli.Home.Database));
    }

    [Fact]
    public void What_the_installer_does_not_understand_it_shows_how_to_do_by_hand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in programs are shell scripts.");
        var settings = cli.Write(".claude/settings.json", "{\"permissions\":{\"allow\":\"Bash\"}}");
        var config = cli.Write(".codex/config.toml", "[mcp_servers.totalmemory]\nurl = \"https://example.org\"\n");
        var said = cli.Run("install");
        Assert.Equal(1, said.Code);
        Assert.Equal("{\"permissions\":{\"allow\":\"Bash\"}}", File.ReadAllText(settings));
        Assert.Equal("[mcp_servers.totalmemory]\nurl = \"https://example.org\"\n", File.ReadAllText(config));
        Assert.Contains("\"SessionStart\": [{\"hooks\":", said.Errors);
        Assert.Contains($"command = \"{cli.Home.Executable("totalmemory-mcp")}\"", said.Errors);
    }

    [Fact]
    public void Trust_in_Codex_is_said_only_when_Codex_confirms_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in programs are shell scripts.");
        cli.Environment["CODEX_BIN"] = FakeCodex("trusted");
        Assert.Contains("hooks are trusted", cli.Run("install").Output);
        FakeCodex("untrusted");
        Assert.Contains("does not run 1 hook before you trust", cli.Run("install").Output);
        var insisted = cli.Run("install", "--trust-codex-hooks").Output;
        Assert.Contains("Codex confirms only 0 of 1 hook", insisted);
    }

    [Fact]
    public void Everything_is_deleted_only_after_a_yes()
    {
        cli.Run("save", "we deploy on Tuesdays");
        var said = cli.Run("uninstall", "--purge");
        Assert.Equal(1, said.Code);
        Assert.Contains("totalmemory backup FILE", said.Errors);
        Assert.True(File.Exists(cli.Home.Database));
        Assert.Equal(0, cli.Run("uninstall", "--purge", "--yes").Code);
        Assert.False(Directory.Exists(cli.Home.Root));
    }

    private static IEnumerable<string> Lines(Command command, string name) =>
        command.Action is null && command.Subcommands.Count > 0
            ? command.Subcommands.SelectMany(c => Lines(c, $"{name} {c.Name}".Trim()))
            : command.Subcommands.SelectMany(c => Lines(c, $"{name} {c.Name}".Trim())).Prepend(name);

    // Answers what we ask Codex's app-server, and always says the same of our hook.
    private string FakeCodex(string trust)
    {
        var hook = cli.Home.Executable("totalmemory-hook");
        var path = cli.Write(
            "codex",
            $$$"""
            #!/bin/sh
            while read -r line; do
              id=$(printf %s "$line" | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
              case "$line" in
                *hooks/list*)
                  printf '{"id":%s,"result":{"data":[{"hooks":[{"key":"k","command":"{{{hook}}} codex Stop",' "$id"
                  printf '"currentHash":"h","trustStatus":"{{{trust}}}"}]}]}}\n' ;;
                *'"id"'*) printf '{"id":%s,"result":{}}\n' "$id" ;;
              esac
            done
            """
        );
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }
}
