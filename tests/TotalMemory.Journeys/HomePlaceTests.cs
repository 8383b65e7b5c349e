using TotalMemory.Journeys.Support;
using TotalMemory.Spool.Files;

namespace TotalMemory.Journeys;

/// <summary>Where the memory lies: never in the folder one works in, never behind another's link, and always its owner's.</summary>
public sealed class HomePlaceTests(Installed installed) : IDisposable
{
    private readonly FaultScript script = new(installed);

    public void Dispose() => script.Dispose();

    // The programs in a folder that is no installation, so that only the environment says where the memory is.
    private const string Bare = """
        mkdir "$T/p" "$T/w"; cp "$B"/totalmemory* "$T/p/" 2>/dev/null; cp "$B"/*.so "$T/p/"; cd "$T/w"
        unset TOTALMEMORY_HOME XDG_DATA_HOME
        """;

    [Theory]
    [InlineData("HOME", ".")]
    [InlineData("HOME", "x/y")]
    [InlineData("HOME", "~")]
    [InlineData("TOTALMEMORY_HOME", "memory")]
    public async Task Where_it_would_lie_in_the_working_folder_nothing_is_written_and_programs_say_so(string variable, string value)
    {
        var output = await script.RunAsync(
            $$"""
            {{Bare}}
            export {{variable}}='{{value}}'
            payload 1 | "$T/p/totalmemory-hook" claude UserPromptSubmit; echo "hook=$?"
            "$T/p/totalmemory" save "the port is 4471"; echo "save=$?"; "$T/p/totalmemory" status; "$T/p/totalmemory" doctor
            "$T/p/totalmemory" mcp </dev/null; echo "mcp=$?"
            echo "written: $(find . -mindepth 1)"
            """,
            ""
        );
        Assert.StartsWith("hook=0\n", output, StringComparison.Ordinal);
        Assert.Contains("save=1", output, StringComparison.Ordinal);
        Assert.Contains("mcp=1", output, StringComparison.Ordinal);
        Assert.Contains("written: \n", output, StringComparison.Ordinal);
        Assert.Equal(4, output.Split($"{variable} is '{value}', which is no absolute path").Length - 1);
    }

    [Fact]
    public async Task Relative_folders_of_the_base_directory_specification_are_ignored()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "XDG is Linux's");
        var output = await script.RunAsync(
            $$"""
            {{Bare}}
            export HOME="$T/u" XDG_DATA_HOME=data XDG_CONFIG_HOME=config XDG_RUNTIME_DIR=run
            payload 1 | "$T/p/totalmemory-hook" claude UserPromptSubmit; "$T/p/totalmemory" save "the port is 4471"
            echo "written: $(find . -mindepth 1)"; find "$T/u" -name "*.json" -o -name memory.db
            """,
            ""
        );
        Assert.Contains("written: \n", output, StringComparison.Ordinal);
        Assert.Contains("/u/.local/share/totalmemory/memory.db", output, StringComparison.Ordinal);
        Assert.Contains("/u/.local/share/totalmemory/spool/new/", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home")]
    [InlineData("home/spool")]
    [InlineData("home/spool/new")]
    public async Task A_link_is_followed_only_to_a_folder_that_we_alone_may_write(string linked)
    {
        var output = await script.RunAsync(
            $$"""
            umask 002; mkdir "$T/elsewhere"; mkdir -m 700 -p "$(dirname "$T/{{linked}}")"; ln -s "$T/elsewhere" "$T/{{linked}}"
            post 1; echo "written: $(find "$T/elsewhere" -name '*.json')"; doctor spool
            chmod 755 "$T/elsewhere"; ln -s "$B" "$H/bin"; post 2; start; drained; doctor spool; stop
            """,
            ""
        );
        Assert.Equal(2, output.Split("code=0").Length - 1);
        Assert.Contains("written: \n", output, StringComparison.Ordinal);
        var named = $"no  spool: {script.Folder}/{linked} is a link to a folder to which others may write, and is not used";
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.Contains("ok  spool: ", output, StringComparison.Ordinal);
        Assert.Contains($"chmod 700 {script.Folder}/{linked}/", output, StringComparison.Ordinal);
        FaultScript.StoredOnce(Path.Combine(script.Home, "memory.db"), 2);
    }

    [Fact]
    public async Task A_session_with_sudo_leaves_nothing_that_the_users_hooks_cannot_use()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && FileStatus.CurrentUser == 0, "only root can act as two users");
        var output = await script.RunAsync(
            """
            chmod 755 "$T"; mkdir "$T/u"; chown 65534:65534 "$T/u"; export HOME="$T/u"; unset TOTALMEMORY_HOME; umask 022
            cp -aL "$B" "$T/programs" && chmod -R a+rX "$T/programs" || { echo CANNOT; exit; }
            setpriv --reuid=65534 --regid=65534 --clear-groups true || { echo CANNOT; exit; }
            user() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
            B="$T/programs"; H="$T/u/.local/share/totalmemory"; mine() { find "$T/u" ! -user 65534; }
            cd "$T/u"; post 1; ln -s "$B" "$H/bin"; chown -h 65534 "$H/bin"; echo "of root: $(mine)"
            start; drained; "$B/totalmemory" save "the port is 4471"; post 2; drained
            echo "worker of $(stat -c %u "/proc/$(cat "$H/worker.pid")")"
            payload 3 | user "$B/totalmemory-hook" claude UserPromptSubmit; drained
            user "$B/totalmemory" doctor | grep -A1 -E "(home|memory|spool|worker): "
            user "$B/totalmemory" search port --all; user "$B/totalmemory" worker stop
            echo "of root: $(mine)"; cp "$H"/memory.db "$T/"
            """,
            "setpriv may not change the user here"
        );
        Assert.Equal(2, output.Split("of root: \n").Length - 1);
        Assert.Contains("worker of 65534", output, StringComparison.Ordinal);
        Assert.Contains("the port is 4471", output, StringComparison.Ordinal);
        Assert.True(output.Contains("The worker has stopped", StringComparison.Ordinal), output);
        foreach (var part in (string[])["home", "memory", "spool", "worker"])
            Assert.Contains($"ok  {part}: ", output, StringComparison.Ordinal);
        FaultScript.StoredOnce(Path.Combine(script.Folder, "memory.db"), 1, 2, 3);
    }
}
