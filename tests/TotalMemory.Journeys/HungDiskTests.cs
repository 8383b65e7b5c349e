using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>
/// A disk that answers no write: hooks that write wait for it (their client goes on without them), the doctor says so instead of hanging,
/// and afterwards what was posted is there once.
/// </summary>
public sealed class HungDiskTests(Installed installed) : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("tmh-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    // A small disk of its own, which is frozen (fsfreeze(8)); it thaws by itself, whatever becomes of the test.
    private const string Script = """
        H="$TOTALMEMORY_HOME"; mkdir "$D"; dd if=/dev/zero of="$T/image" bs=1M count=48 2>/dev/null
        mkfs.ext4 -q -F "$T/image" && mount -o loop "$T/image" "$D" || { echo CANNOT; exit; }
        trap 'fsfreeze -u "$D" 2>/dev/null; "$B/totalmemory" worker stop; sleep .5; umount "$D" || umount -l "$D"' EXIT
        mkdir -m 700 "$H"; ln -s "$B" "$H/bin"
        post() { echo "{\"session_id\":\"s$1\",\"cwd\":\"$T\",\"prompt\":\"message number $1 please\"}" |
          "$B/totalmemory-hook" claude "$2"; echo "$2=$?"; }
        drained() { for i in $(seq 600); do [ "$(find "$H/spool" -name '*.json' | wc -l)" = 0 ] && break; sleep .1; done; }
        "$B/totalmemory" worker start; post 1 UserPromptSubmit; drained
        (sleep 60; fsfreeze -u "$D") >/dev/null 2>&1 & thaws=$!
        fsfreeze -f "$D" || { echo CANNOT; exit; }
        post 2 UserPromptSubmit & waits=$!
        post 2 PreToolUse
        "$B/totalmemory" doctor; echo "doctor=$?"
        fsfreeze -u "$D"; kill $thaws; wait $waits
        post 3 UserPromptSubmit; drained
        touch -d '2 minutes ago' "$H/spool/new/killed.json.1-1.tmp"
        post 4 UserPromptSubmit; drained
        echo "left=$(find "$H/spool" -name '*.json' | wc -l) half=$(find "$H/spool" -name '*.tmp' | wc -l)"
        "$B/totalmemory" doctor | grep -E " (memory|spool|worker): "
        "$B/totalmemory" history message --all
        """;

    [Fact]
    public async Task A_disk_that_hangs_is_named_and_loses_nothing_that_was_posted()
    {
        installed.Require();
        var environment = Shell.Environment(installed.UserHome);
        environment["B"] = installed.Bin;
        environment["T"] = place;
        environment["D"] = Path.Combine(place, "disk");
        environment["TOTALMEMORY_HOME"] = Path.Combine(place, "disk", "home");
        environment["CLAUDE_CONFIG_DIR"] = Path.Combine(place, "claude");
        environment["CODEX_HOME"] = Path.Combine(place, "codex");
        environment["CLAUDE_BIN"] = environment["CODEX_BIN"] = "/nowhere";
        var (_, output) = await Shell.RunAsync("unshare", ["-m", "bash", "-c", Script], place, environment);
        Assert.SkipWhen(output.Contains("CANNOT", StringComparison.Ordinal), "mounting and freezing a small disk needs root here");
        Assert.Contains("PreToolUse=0", output, StringComparison.Ordinal); // It writes nothing.
        Assert.Contains("no  disk: The disk that holds", output, StringComparison.Ordinal);
        Assert.Contains("doctor=1", output, StringComparison.Ordinal);
        Assert.Contains("left=0 half=0", output, StringComparison.Ordinal);
        foreach (var part in (string[])["memory", "spool", "worker"])
            Assert.Contains($"ok  {part}: ", output, StringComparison.Ordinal);
        foreach (var posted in (string[])["1", "2", "3", "4"])
            Assert.Equal(2, output.Split($"message number {posted} please").Length);
    }
}
