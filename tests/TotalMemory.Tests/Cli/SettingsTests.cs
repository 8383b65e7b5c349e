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
        HookRegistration.Merge(file.Root, HookRegistration.Wanted(client, Hook), Hook);
        return file.Save();
    }

    private bool Uninstall(string path)
    {
        var file = SettingsFile.Open(path, Backups);
        HookRegistration.Remove(file.Root, Hook);
        return file.Save();
    }

    private const string Foreign =
        "{\n    \"model\": \"opus\",\n    \"hooks\": {\n        \"Stop\": [{ \"hooks\": [{ \"type\": \"command\", \"command\": \"say done\" }] }],\n        \"SessionStart\": []\n    },\n    \"n\": 1.0\n}";

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
    public void What_cannot_be_parsed_is_refused_and_untouched(string text)
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
}
