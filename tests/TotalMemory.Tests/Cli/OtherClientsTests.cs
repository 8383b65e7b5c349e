using System.Text.Json.Nodes;
using TotalMemory.Cli;
using TotalMemory.Cli.Install;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class OtherClientsTests : IDisposable
{
    private static readonly InstallChoices Wishes = new(TrustsHooks: false, ShowsStatusLine: false);

    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    // The same client, with its files in a folder of the test's.
    private OtherClient Client(string name)
    {
        var client = OtherClients.All.Single(c => c.Name == name);
        return client with
        {
            Home = temp.Home,
            Files = [.. client.Files.Select(f => Path.Combine(temp.Folder, name, Path.GetFileName(f)))],
            Plugin = client.Plugin is { } p
                ? new ClientPlugin(Path.Combine(temp.Folder, name, "plugins", "totalmemory.js"), p.Template)
                : null,
        };
    }

    public static TheoryData<string> Names() => new(OtherClients.All.Select(c => c.Name));

    private const string Foreign =
        "{\n  \"theme\": \"dark\",\n  \"mcpServers\": { \"other\": { \"command\": \"x\" } },\n  \"servers\": { \"other\": { "
        + "\"command\": \"x\" } },\n  \"mcp\": { \"other\": { \"type\": \"local\" } },\n  \"context_servers\": { \"other\": { "
        + "\"command\": \"x\" } },\n  \"hooks\": { \"SessionStart\": [{ \"hooks\": [{ \"type\": \"command\", \"command\": \"say "
        + "hello\" }] }] }\n}\n";

    [Theory]
    [MemberData(nameof(Names))]
    public void Registering_merges_twice_is_once_and_uninstalling_gives_the_bytes_back(string name)
    {
        var client = Client(name);
        var path = temp.Write($"{name}/{Path.GetFileName(client.Files[0])}", Foreign);
        Assert.NotEmpty(client.Install(Wishes).ToList());
        var once = File.ReadAllText(path);
        var root = JsonNode.Parse(once)!;
        var entry = root[client.Key]!["totalmemory"]!;
        Assert.Contains(temp.Home.Executable("totalmemory-mcp"), entry.ToJsonString());
        Assert.NotNull(root[client.Key]!["other"]);
        Assert.Equal("dark", (string?)root["theme"]);
        Assert.Contains("say hello", once);
        Assert.True(client.IsRegistered);
        Assert.Contains(client.Install(Wishes), l => l.Contains("registered already", StringComparison.Ordinal));
        Assert.Equal(once, File.ReadAllText(path));
        Assert.NotEmpty(client.Uninstall().ToList());
        Assert.Equal(Foreign, File.ReadAllText(path));
        Assert.False(client.IsRegistered);
        Assert.Empty(client.Uninstall().ToList());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_was_not_there_is_gone_again(string name)
    {
        var client = Client(name);
        Assert.NotEmpty(client.Install(Wishes).ToList());
        Assert.True(File.Exists(client.Files[0]));
        Assert.NotEmpty(client.Uninstall().ToList());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(temp.Folder, name), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("{\"mcpServers\":{}}")]
    [InlineData("{ \"mcpServers\": {}, \"x\": 1 }\n")]
    public void An_empty_list_of_servers_is_an_empty_list_again(string config)
    {
        var client = Client("cline");
        var path = temp.Write("cline/cline_mcp_settings.json", config);
        Assert.NotEmpty(client.Install(Wishes).ToList());
        Assert.NotEmpty(client.Uninstall().ToList());
        Assert.Equal(config, File.ReadAllText(path));
    }

    [Fact]
    public void Servers_of_another_shape_are_left_alone()
    {
        var client = Client("cursor");
        var path = temp.Write("cursor/mcp.json", "{\"mcpServers\":[1]}");
        Assert.Contains("other than an object", Assert.Throws<CommandException>(() => client.Install(Wishes).ToList()).Message);
        Assert.Equal("{\"mcpServers\":[1]}", File.ReadAllText(path));
    }

    [Fact]
    public void What_cannot_be_parsed_is_left_alone_and_the_words_to_add_are_said()
    {
        var client = Client("cursor");
        var path = temp.Write("cursor/mcp.json", "{\n  // mine\n  \"theme\": \"dark\",\n}");
        var refused = Assert.Throws<CommandException>(() => client.Install(Wishes).ToList());
        Assert.Contains("\"mcpServers\": {", refused.Message);
        Assert.Contains(temp.Home.Executable("totalmemory-mcp"), refused.Message);
        Assert.Equal("{\n  // mine\n  \"theme\": \"dark\",\n}", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("{\n  // mine\n  \"theme\": \"dark\", // dark, of course\n}\n")]
    [InlineData("{\n  \"context_servers\": {\n    \"other\": { \"command\": \"x\" }, /* b */\n  },\n}\n")]
    [InlineData("{ \"theme\": \"dark\", /* none yet */ }")]
    public void Where_a_client_allows_comments_they_stay(string config)
    {
        var client = Client("zed");
        var path = temp.Write("zed/settings.json", config);
        _ = client.Install(Wishes).ToList();
        Assert.True(client.IsRegistered);
        foreach (var comment in (string[])["// mine", "// dark, of course", "/* b */", "/* none yet */"])
            Assert.Equal(
                config.Contains(comment, StringComparison.Ordinal),
                File.ReadAllText(path).Contains(comment, StringComparison.Ordinal)
            );
        Directory.Delete(temp.Home.Backups, recursive: true);
        _ = client.Uninstall().ToList();
        Assert.Equal(config, File.ReadAllText(path));
    }

    [Fact]
    public void Another_server_of_our_name_is_left_alone()
    {
        var client = Client("cursor");
        const string config = "{\"mcpServers\":{\"totalmemory\":{\"url\":\"https://example.org\"}}}";
        var path = temp.Write("cursor/mcp.json", config);
        Assert.Contains("another server", Assert.Throws<CommandException>(() => client.Install(Wishes).ToList()).Message);
        _ = client.Uninstall().ToList();
        Assert.Equal(config, File.ReadAllText(path));
    }

    [Fact]
    public void A_dead_server_of_ours_is_replaced_and_what_a_person_added_stays()
    {
        var client = Client("cline");
        var path = temp.Write(
            "cline/cline_mcp_settings.json",
            "{\"mcpServers\":{\"totalmemory\":{\"command\":\"/gone/totalmemory-mcp\",\"disabled\":true,\"note\":\"mine\"}}}"
        );
        _ = client.Install(Wishes).ToList();
        var entry = JsonNode.Parse(File.ReadAllText(path))!["mcpServers"]!["totalmemory"]!;
        Assert.Equal(temp.Home.Executable("totalmemory-mcp"), (string?)entry["command"]);
        Assert.Equal("mine", (string?)entry["note"]);
        Assert.True((bool)entry["disabled"]!);
    }

    [Theory]
    [InlineData("\"mcpServers\":\n  - name: other\n")]
    [InlineData("mcpServers:\n  - command: /x\n    name: totalmemory\n")]
    [InlineData("mcpServers:\n  - { name: totalmemory, command: x }\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void Continues_yaml_of_another_shape_is_not_understood(string config) =>
        Assert.NotNull(ContinueInstall.Trouble(config.TrimEnd('\n').Split('\n')));

    [Theory]
    [InlineData("gemini-cli", "BeforeAgent", "gemini UserPromptSubmit")]
    [InlineData("qwen-code", "UserPromptSubmit", "qwen UserPromptSubmit")]
    public void Clients_with_hooks_get_them_beside_foreign_ones(string name, string moment, string command)
    {
        var client = Client(name);
        var path = temp.Write($"{name}/settings.json", Foreign);
        Assert.NotEmpty(client.Install(Wishes).ToList());
        var hooks = JsonNode.Parse(File.ReadAllText(path))!["hooks"]!;
        Assert.EndsWith(command, (string)hooks[moment]![0]!["hooks"]![0]!["command"]!);
        Assert.Equal("say hello", (string?)hooks["SessionStart"]![0]!["hooks"]![0]!["command"]);
        Assert.Equal(2, hooks["SessionStart"]!.AsArray().Count);
    }

    [Fact]
    public void OpenCode_gets_a_plugin_that_calls_our_hook()
    {
        var client = Client("opencode");
        Assert.NotEmpty(client.Install(Wishes).ToList());
        var plugin = File.ReadAllText(client.Plugin!.Path);
        Assert.Contains($"const HOOK = \"{temp.Home.Executable("totalmemory-hook")}\"", plugin);
        Assert.Single(plugin.Split('\n'), l => l.StartsWith("export ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("name: my config\nmodels: []\n")]
    [InlineData("# mine\nname: x\nmcpServers:\n  # a comment\n  - name: other\n    command: y\n    args:\n      - z\nrules: []\n")]
    [InlineData("mcpServers:\n- name: other\n  command: y\n")]
    [InlineData("name: x\nmcpServers: []\nrules: []\n")]
    public void Continues_list_gets_our_item_and_loses_it_again(string config)
    {
        var lines = config.TrimEnd('\n').Split('\n').ToList();
        var added = ContinueInstall.Added([.. lines], "/home/dev/my data/bin/totalmemory-mcp");
        var (from, count) = ContinueInstall.Item(added)!.Value;
        Assert.Equal(4, count);
        Assert.Contains("command: \"/home/dev/my data/bin/totalmemory-mcp\"", string.Join('\n', added.Skip(from).Take(count)));
        var indent = added[from].Length - added[from].TrimStart().Length;
        Assert.All(
            added.Where(l => l.TrimStart().StartsWith("- name:", StringComparison.Ordinal)),
            l => Assert.Equal(indent, l.Length - l.TrimStart().Length)
        );
        added.RemoveRange(from, count);
        Assert.Equal(
            lines.Where(l => !l.StartsWith("mcpServers", StringComparison.Ordinal)),
            added.Where(l => !l.StartsWith("mcpServers", StringComparison.Ordinal))
        );
    }
}
