using System.Text.RegularExpressions;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>What is asked at a terminal, and what the answers do. The terminal is that of <c>script</c> (util-linux).</summary>
public sealed partial class PromptsTests(Installed installed) : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("tmp-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    private Dictionary<string, string?> With(MemoryHome home)
    {
        var environment = Shell.Environment(place);
        environment["TOTALMEMORY_HOME"] = home.Root;
        return environment;
    }

    private async Task<string> RunAsync(MemoryHome home, params string[] arguments) =>
        (await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, place, With(home))).Output;

    // A line of answers each; the program reads them as keys that are pressed.
    private async Task<string> AtATerminalAsync(MemoryHome home, string arguments, params string[] answers)
    {
        var environment = With(home);
        var (code, version) = await Shell.RunAsync("bash", ["-c", "script --version"], place, environment);
        Assert.SkipWhen(code != 0 || !version.Contains("util-linux", StringComparison.Ordinal), "there is no util-linux script here");
        // Its input stays open until it ends, as a terminal's does.
        var typed = $"(printf '%s\\n' {string.Join(' ', answers.Select(a => $"'{a}'"))}; sleep 120 & echo $! >'{place}/open'; wait)";
        var command = $"stty cols 250; '{Path.Combine(installed.Bin, "totalmemory")}' {arguments}";
        var script = $"{typed} | (script -qec \"{command}\" /dev/null; kill $(cat '{place}/open'))";
        var (_, output) = await Shell.RunAsync("bash", ["-c", script], place, environment);
        return Colours().Replace(output, "").Replace("\r", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("\x1b(?:\\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Colours();

    private MemoryHome Home()
    {
        var home = installed.NewHome();
        PrivateFiles.CreateFolder(home.Root);
        return home;
    }

    [Fact]
    public async Task Purge_says_what_goes_and_asks_twice_and_no_keeps_everything()
    {
        var home = Home();
        await RunAsync(home, "save", "The port is 4471");
        var output = await AtATerminalAsync(home, "uninstall --purge", "n", "maybe", "n");
        Assert.Contains("This deletes all that is remembered: ", output, StringComparison.Ordinal);
        Assert.Contains("Write a backup to your home folder first? [y/n] (y):", output, StringComparison.Ordinal);
        Assert.Contains(
            $"Delete everything that is remembered in {home.Root}? This cannot be undone. [y/n] (n):",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("Please answer y or n.", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was deleted, and every client stays registered.", output, StringComparison.Ordinal);
        Assert.Contains("4471", await RunAsync(home, "search", "port", "--all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_deletes_after_a_yes_and_leaves_the_backup_that_was_asked_for()
    {
        var home = Home();
        await RunAsync(home, "save", "The port is 4471");
        var output = await AtATerminalAsync(home, "uninstall --purge", "y", "y");
        Assert.Contains($"Uninstalled. The memory in {home.Root} was deleted.", output, StringComparison.Ordinal);
        Assert.False(File.Exists(home.Database));
        var backup = Assert.Single(Directory.GetFiles(place, "totalmemory-*.db"));
        var again = Home();
        await RunAsync(again, "restore", backup, "--yes");
        Assert.Contains("4471", await RunAsync(again, "search", "port", "--all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_deleted()
    {
        var home = Home();
        await RunAsync(home, "save", "The port is 4471");
        Assert.Contains("uninstall --purge --yes", await RunAsync(home, "uninstall", "--purge"), StringComparison.Ordinal);
        Assert.True(File.Exists(home.Database));
    }

    [Fact]
    public async Task Restore_says_what_is_replaced_and_no_changes_nothing()
    {
        var home = Home();
        await RunAsync(home, "save", "The port is 4471");
        await RunAsync(home, "backup", Path.Combine(place, "b.db"));
        await RunAsync(home, "save", "The mascot is a stork");
        var output = await AtATerminalAsync(home, $"restore '{place}/b.db'", "n");
        Assert.Contains($"with the 1 record in {place}/b.db? A backup is made first. [y/n] (n):", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", output, StringComparison.Ordinal);
        Assert.Contains("stork", await RunAsync(home, "search", "mascot", "--all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codex_is_not_made_to_trust_the_hooks_without_a_yes()
    {
        Assert.SkipWhen(Clients.Codex is null, "Codex is not installed here; set CODEX_BIN to its executable.");
        var home = Home();
        var refused = await AtATerminalAsync(home, "install --no-import --client codex", "n");
        Assert.Contains("Trust TotalMemory's hooks in Codex? [y/n] (n):", refused, StringComparison.Ordinal);
        Assert.Contains("before you trust them", refused, StringComparison.Ordinal);
        var agreed = await AtATerminalAsync(home, "install --no-import --client codex", "y");
        Assert.Contains("trusted, as you agreed; Codex confirms it", agreed, StringComparison.Ordinal);
        Assert.Contains(
            "hooks are trusted (",
            await RunAsync(home, "install", "--no-import", "--client", "codex"),
            StringComparison.Ordinal
        );
    }
}
