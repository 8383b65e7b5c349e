using System.Text.Json.Nodes;
using TotalMemory.Cli;
using TotalMemory.Cli.Install;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class SettingsTests : IDisposable
{
    private const string Hook = "/home/dev/my data/bin/totalmemory-hook";
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string Backups => Path.Combine(temp.Folder, "backups");

    private bool Install(string path, string client)
    {
        var file = SettingsFile.Open(path, Backups);
        var wanted = HookRegistration.Wanted(client, Hook);
        if (HookRegistration.Trouble(file.Root, wanted) is { } trouble)
            throw file.Refusal(trouble);
        HookRegistration.Merge(file.Root, wanted);
        return file.Save();
    }

    private bool Uninstall(string path)
    {
        var file = SettingsFile.Open(path, Backups);
        HookRegistration.Remove(file.Root, Hook);
        return file.Save();
    }

    private const string Foreign =
        "{\n    \"model\": \"opus\",\n    \"hooks\": {\n        \"Stop\": [{ \"hooks\": [{ \"type\": \"command\", \"command\": "
        + "\"say done\" }] }],\n        \"SessionStart\": []\n    },\n    \"n\": 1.0\n}";

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public void Installing_twice_is_installing_once_and_uninstalling_gives_the_bytes_back(string client)
    {
        var path = temp.Write($".{client}/settings.json", Foreign);
        Assert.True(Install(path, client));
        var once = File.ReadAllText(path);
        Assert.False(Install(path, client));
        Assert.Equal(once, File.ReadAllText(path));
        Assert.Contains("say done", once);
        Assert.StartsWith("{\n    \"model\"", once);
        Assert.True(Uninstall(path));
        Assert.Equal(Foreign, File.ReadAllText(path));
    }

    [Fact]
    public void A_file_we_made_is_gone_when_we_are()
    {
        var path = Path.Combine(temp.Folder, ".codex", "hooks.json");
        Assert.True(Install(path, "codex"));
        Uninstall(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Foreign_groups_keep_their_places()
    {
        var path = temp.Write(".codex/hooks.json", Foreign);
        Install(path, "codex");
        var stop = JsonNode.Parse(File.ReadAllText(path))!["hooks"]!["Stop"]!.AsArray();
        Assert.Equal("say done", (string?)stop[0]!["hooks"]![0]!["command"]);
        Assert.Equal($"'{Hook}' codex Stop", (string?)stop[1]!["hooks"]![0]!["command"]);
    }

    [Theory]
    [InlineData("{ // comment\n }")]
    [InlineData("{ \"a\": 1, }")]
    [InlineData("[]")]
    [InlineData("{ \"a\": 1, \"a\": 2 }")]
    [InlineData("{ \"a\": { \"b\": 1, \"b\": 2 } }")]
    [InlineData("{ \"a\": \"\\ud83d\" }")]
    [InlineData("{ \"hooks\": [{ \"event\": \"Stop\" }] }")]
    [InlineData("{ \"hooks\": \"none\" }")]
    [InlineData("{ \"hooks\": null }")]
    [InlineData("{ \"hooks\": { \"Stop\": { \"hooks\": [] } } }")]
    [InlineData("{ \"hooks\": { \"Stop\": [\"say done\"] } }")]
    [InlineData("{ \"hooks\": { \"Stop\": [{ \"hooks\": { \"command\": \"x\" } }] } }")]
    public void What_is_not_understood_is_refused_and_untouched(string text)
    {
        var path = temp.Write(".claude/settings.json", text);
        Assert.Contains("Nothing was changed", Assert.Throws<CommandException>(() => Install(path, "claude")).Message);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_link_stays_a_link_and_a_mode_stays_a_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var real = temp.Write("dotfiles/settings.json", "{}");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var link = Path.Combine(temp.MakeFolder(".claude"), "settings.json");
        File.CreateSymbolicLink(link, real);
        Install(link, "claude");
        Assert.Equal(real, new FileInfo(link).LinkTarget);
        Assert.Contains("totalmemory-hook", File.ReadAllText(real));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(real));
    }

    [Fact]
    public void An_older_registration_of_ours_is_replaced_in_place()
    {
        var path = temp.Write(
            ".codex/hooks.json",
            $$$"""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"'{{{Hook}}}' codex Stop","timeout":99}]}]}}"""
        );
        Install(path, "codex");
        var stop = JsonNode.Parse(File.ReadAllText(path))!["hooks"]!["Stop"]!.AsArray();
        Assert.Equal(5, (int)Assert.Single(stop)!["hooks"]![0]!["timeout"]!);
    }

    [Theory]
    [InlineData("\uFEFF{\r\n\t\"model\": \"opus\",\r\n\t\"n\": 1.0,\r\n\t\"list\": [1,2, 3]\r\n}\r\n")]
    [InlineData("{\"a\":{\"b\":[ 1 ]},\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"say done\"}]}]}}")]
    public void Whatever_is_not_ours_keeps_its_bytes_and_comes_back_without_the_backup(string text)
    {
        var path = temp.Write(".claude/settings.json", "");
        File.WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(text));
        Install(path, "claude");
        var installed = File.ReadAllText(path);
        Assert.Equal(text.StartsWith('\uFEFF'), File.ReadAllBytes(path).AsSpan().StartsWith("\uFEFF"u8));
        foreach (var part in (string[])["\"n\": 1.0", "[1,2, 3]", "\"a\":{\"b\":[ 1 ]}", "\r\n"])
            Assert.Equal(text.Contains(part, StringComparison.Ordinal), installed.Contains(part, StringComparison.Ordinal));
        Directory.Delete(Backups, recursive: true);
        Uninstall(path);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }

    [Fact]
    public void What_a_person_changes_in_between_stays_when_ours_goes()
    {
        var text = Foreign.Replace(",\n        \"SessionStart\": []", "");
        var path = temp.Write(".claude/settings.json", text);
        Install(path, "claude");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"opus\"", "\"sonnet\""));
        Uninstall(path);
        Assert.Equal(text.Replace("\"opus\"", "\"sonnet\""), File.ReadAllText(path));
    }

    [Fact]
    public void A_link_to_nothing_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var target = Path.Combine(temp.MakeFolder("dotfiles"), "settings.json");
        var link = Path.Combine(temp.MakeFolder(".claude"), "settings.json");
        File.CreateSymbolicLink(link, target);
        Install(link, "claude");
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Contains("totalmemory-hook", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("/gone/bin/totalmemory-hook claude Stop")]
    [InlineData("'/gone with blanks/bin/totalmemory-hook' claude Stop")]
    [InlineData("TOTALMEMORY_HOME=/gone /gone/bin/totalmemory-hook claude Stop")]
    public void A_hook_of_another_home_is_replaced_not_doubled(string command)
    {
        var path = temp.Write(
            ".claude/settings.json",
            $$$"""
            {"hooks":{"Stop":[{"hooks":[{"type":"command","command":"{{{command}}}"}]}],
            "Gone":[{"hooks":[{"type":"command","command":"{{{command}}}"}]}]}}
            """
        );
        Install(path, "claude");
        Assert.DoesNotContain("/gone", File.ReadAllText(path));
        Assert.Single(JsonNode.Parse(File.ReadAllText(path))!["hooks"]!["Stop"]!.AsArray());
    }

    [Fact]
    public void Uninstalling_takes_dead_hooks_along_and_leaves_another_home_that_works()
    {
        var alive = temp.Write("other home/bin/totalmemory-hook", "");
        var path = temp.Write(
            ".claude/settings.json",
            $$$"""
            {"hooks":{"Stop":[{"hooks":[{"command":"{{{alive}}}"},{"command":"/gone/totalmemory-hook"},
            {"command":"{{{Hook}}}"}]}]}}
            """
        );
        Uninstall(path);
        Assert.Equal([alive], HookRegistration.Registered(JsonNode.Parse(File.ReadAllText(path))!.AsObject()).Select(r => r.Path));
    }
}
