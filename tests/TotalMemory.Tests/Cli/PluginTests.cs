using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>The plugin for Claude Code says the same as an installation.</summary>
public sealed class PluginTests
{
    [Fact]
    public void Its_hooks_are_those_that_an_installation_registers()
    {
        var registered = Read("hooks/claude.json");
        foreach (var handler in Handlers(registered))
        {
            handler["command"] = "${CLAUDE_PLUGIN_ROOT}/run.sh";
            handler["args"]!.AsArray().Insert(0, "hook");
        }
        Assert.True(JsonNode.DeepEquals(registered, Read("plugin/hooks/hooks.json")));
    }

    [Fact]
    public void The_marketplace_names_the_plugin_where_it_lies()
    {
        var plugin = Assert.Single(Read(".claude-plugin/marketplace.json")["plugins"]!.AsArray())!;
        var manifest = Read(Path.Combine((string)plugin["source"]!, ".claude-plugin", "plugin.json"));
        Assert.Equal((string?)plugin["name"], (string?)manifest["name"]);
    }

    [Fact]
    public void Its_hook_runs_the_installed_program_and_nothing_where_an_installation_does()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The plugin's script is for a POSIX shell.");
        using var temp = new TempHome();
        Program(temp.Write("home/bin/totalmemory-hook", "#!/bin/sh\necho \"ran $*\"\n"));
        Assert.Equal("ran claude Stop", Run(temp, "", ["hook", "claude", "Stop"]));
        temp.Write(".claude/settings.json", """{"hooks":{"Stop":[{"hooks":[{"command":"/x/totalmemory-hook"}]}]}}""");
        Assert.Equal("", Run(temp, "", ["hook", "claude", "Stop"]));
    }

    [Fact]
    public void Its_server_lists_no_tools_where_one_is_registered_already()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The plugin's script is for a POSIX shell.");
        using var temp = new TempHome();
        Program(temp.Write("home/bin/totalmemory-mcp", "#!/bin/sh\necho \"ran $*\"\n"));
        Assert.Equal("ran", Run(temp, "", ["server"]));
        temp.Write(".claude.json", """{"mcpServers":{"totalmemory":{"command":"/x/bin/totalmemory-mcp"}}}""");
        Assert.Equal("ran --tools none", Run(temp, "", ["server"]));
    }

    [Theory]
    [InlineData("remember", "don't use `npm` \"here\" $HOME; -x", "ran save -- don't use `npm` \"here\" $HOME; -x")]
    [InlineData("forget", "#12", "ran forget -- #12")]
    [InlineData("memory", "deploy", "ran search -- deploy")]
    [InlineData("memory", "", "ran briefing")]
    [InlineData("remember", "", "Nothing was saved. Say what to remember: /remember WORDS")]
    [InlineData("forget", "\n", "Nothing was forgotten. Say what to forget: /forget NUMBER, or words of it")]
    public void Its_commands_act_on_what_was_typed_whatever_it_holds(string command, string typed, string does)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The plugin's script is for a POSIX shell.");
        using var temp = new TempHome();
        Program(temp.Write("home/bin/totalmemory", "#!/bin/sh\necho \"ran $*\"\n"));
        Assert.Equal(does, Run(temp, typed, [command]));
    }

    [Fact]
    public void What_was_forgotten_is_not_said_again_in_the_session()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The plugin's script is for a POSIX shell.");
        using var temp = new TempHome();
        Program(temp.Write("home/bin/totalmemory", "#!/bin/sh\necho 'Forgot #12: the secret words'\n"));
        Assert.Equal("Forgot #12", Run(temp, "secret", ["forget"]));
    }

    [Fact]
    public void Its_commands_hand_what_was_typed_over_as_it_is()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source(), "plugin", "commands"), "*.md"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var text = File.ReadAllText(file);
            Assert.Contains($"run.sh {name} <<'END-OF-WHAT-THE-USER-TYPED'\n$ARGUMENTS\nEND-OF-WHAT-THE-USER-TYPED\n", text);
            Assert.Contains($"allowed-tools: Bash(${{CLAUDE_PLUGIN_ROOT}}/run.sh {name}:*)", text);
        }
    }

    private static string Run(TempHome temp, string typed, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(Source(), "plugin", "run.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["HOME"] = temp.Folder;
        start.Environment["TOTALMEMORY_HOME"] = temp.Home.Root;
        start.Environment.Remove("CLAUDE_CONFIG_DIR");
        using var process = Process.Start(start)!;
        process.StandardInput.Write(typed);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    private static void Program(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }

    private static IEnumerable<JsonNode> Handlers(JsonNode root) =>
        root["hooks"]!.AsObject().SelectMany(e => e.Value!.AsArray()).SelectMany(g => g!["hooks"]!.AsArray()).Select(h => h!);

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Source(), file)))!;

    private static string Source()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TotalMemory.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
