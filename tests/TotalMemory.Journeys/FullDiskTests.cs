using Microsoft.Data.Sqlite;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>
/// A disk without room, or without inodes, under the running worker: hooks stay silent, what was posted waits, the doctor names it, and
/// afterwards each event is there once.
/// </summary>
public sealed class FullDiskTests(Installed installed) : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("tmd-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    // The disk is a small one of its own, in a name space of its own; both are gone with the script.
    private const string Frame = """
        unshare -m bash -c '
          mkdir -p "$D" && mount -t tmpfs -o mode=700,OPTIONS none "$D" || { echo CANNOT; exit; }
          mkdir -m 700 "$TOTALMEMORY_HOME"; ln -s "$B" "$TOTALMEMORY_HOME/bin"
          post() { echo "{\"session_id\":\"s$1\",\"cwd\":\"$T\",\"prompt\":\"message $1 please\"}" |
            timeout 30 "$B/totalmemory-hook" claude UserPromptSubmit; echo "code=$?"; }
          waiting() { find "$TOTALMEMORY_HOME/spool" -name "*.json" | wc -l; }
          drained() { for i in $(seq 600); do [ "$(waiting)" = 0 ] && break; sleep .1; done; echo "left=$(waiting)"; }
          "$B/totalmemory" worker start; post 1; drained
          FILL
          post 2; post 3
          "$B/totalmemory" save "the port is 4471" 2>&1 | sed "s/^/save: /"
          "$B/totalmemory" doctor 2>&1 | grep -A1 -E "(disk|hook): "
          "$B/totalmemory" search nothing >/dev/null 2>&1; echo "search=$?"
          FREE
          for n in $(seq 4 20); do post $n; done; drained
          "$B/totalmemory" doctor 2>&1 | grep -E "(disk|memory|spool|worker): "
          "$B/totalmemory" worker stop; cp "$TOTALMEMORY_HOME"/memory.db* "$T/"' 2>&1 || echo CANNOT
        """;

    private async Task<string> RunAsync(string options, string fill, string free)
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
        var script = Frame
            .Replace("OPTIONS", options, StringComparison.Ordinal)
            .Replace("FILL", fill, StringComparison.Ordinal)
            .Replace("FREE", free, StringComparison.Ordinal);
        var (_, output) = await Shell.RunAsync("bash", ["-c", script], place, environment);
        Assert.SkipWhen(output.Contains("CANNOT", StringComparison.Ordinal), "mounting a small disk needs root here");
        return output;
    }

    [Fact]
    public async Task A_disk_without_room_loses_nothing_that_was_posted()
    {
        var output = await RunAsync(
            "size=24m",
            """dd if=/dev/zero of="$D/filler" bs=4k 2>/dev/null; ls -l "$D/filler" | cut -c1-60""",
            """rm "$D/filler" """
        );
        Assert.Contains("no  disk: nothing can be written", output, StringComparison.Ordinal);
        Assert.Contains("df -h", output, StringComparison.Ordinal);
        Assert.Contains("disk that holds", output, StringComparison.Ordinal);
        EndsWell(output);
    }

    [Fact]
    public async Task A_disk_without_inodes_loses_nothing_that_was_posted()
    {
        var output = await RunAsync(
            "size=64m,nr_inodes=120",
            """n=0; while : 2>/dev/null >"$D/x$n"; do n=$((n+1)); done; echo "filled=$n" """,
            """rm "$D"/x*"""
        );
        Assert.Contains("no  disk: nothing can be written", output, StringComparison.Ordinal);
        Assert.Contains("df -i", output, StringComparison.Ordinal);
        EndsWell(output);
    }

    private void EndsWell(string output)
    {
        Assert.DoesNotContain("code=1", output, StringComparison.Ordinal);
        Assert.Equal(20, output.Split("code=0").Length - 1);
        Assert.Contains("search=0", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("left=0").Length - 1);
        foreach (var part in (string[])["memory", "spool", "worker"])
            Assert.Contains($"ok  {part}: ", output, StringComparison.Ordinal);
        using var c = new SqliteConnection($"Data Source={Path.Combine(place, "memory.db")};Pooling=False");
        c.Open();
        using var command = c.CreateCommand();
        // The two that a hook could not write were told to nobody; all others are there, each once.
        command.CommandText = """
            SELECT count(*) || ' ' || count(DISTINCT text) FROM turn
            WHERE kind = 'prompt' AND text NOT IN ('message 2 please', 'message 3 please')
            """;
        Assert.Equal("18 18", command.ExecuteScalar());
    }
}
