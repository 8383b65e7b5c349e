using System.Diagnostics;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Journeys;

/// <summary>
/// The installed programs where something is missing, foreign, moved or short: nothing is lost, and the doctor names it.
/// </summary>
public sealed class ResilienceTests(Installed installed) : IDisposable
{
    private const string Words = "From now on never commit to main, always open a branch.";

    private readonly string place = Directory.CreateTempSubdirectory("tmr-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    private Dictionary<string, string?> With(MemoryHome home)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        environment["CLAUDE_CONFIG_DIR"] = Path.Combine(place, "claude");
        environment["CODEX_HOME"] = Path.Combine(place, "codex");
        environment["CLAUDE_BIN"] = environment["CODEX_BIN"] = "/nowhere";
        return environment;
    }

    private async Task<string> RunAsync(
        MemoryHome home,
        string program,
        string[] arguments,
        string? input = null,
        Action<Dictionary<string, string?>>? change = null
    )
    {
        var environment = With(home);
        change?.Invoke(environment);
        return (await Shell.RunAsync(Path.Combine(installed.Bin, program), arguments, place, environment, input: input)).Output;
    }

    private string Payload(string words = Words, string session = "s1") =>
        $$"""
            {"session_id":"{{session}}","transcript_path":null,"cwd":"{{place}}",
            "hook_event_name":"UserPromptSubmit","prompt":"{{words}}"}
            """;

    private Task<string> HookAsync(MemoryHome home, string words = Words, string session = "s1") =>
        RunAsync(home, "totalmemory-hook", ["claude", "UserPromptSubmit"], Payload(words, session));

    // A session without a transcript is learned from when its events are taken: what a search for "commit" says then.
    private async Task<string> LearnedAsync(MemoryHome home, Action<Dictionary<string, string?>>? change = null)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var found = await RunAsync(home, "totalmemory", ["search", "commit"], null, change);
            if (found.Contains("never commit to main", StringComparison.Ordinal) || watch.Elapsed > TimeSpan.FromMinutes(1))
                return found;
            await Task.Delay(100);
        }
    }

    private Task<string> DoctorAsync(MemoryHome home) => RunAsync(home, "totalmemory", ["doctor"]);

    private static async Task DrainedAsync(MemoryHome home) => await Shell.UntilDrainedAsync(home, seconds: 60);

    // Runs a script that may need root; what it cannot do here is skipped.
    private async Task<string> ScriptAsync(MemoryHome home, string script)
    {
        var environment = With(home);
        environment["B"] = installed.Bin;
        environment["T"] = place;
        environment["H"] = home.Root;
        var (_, output) = await Shell.RunAsync("bash", ["-c", script], place, environment);
        Assert.SkipWhen(output.Contains("CANNOT", StringComparison.Ordinal), "this needs root here");
        return output;
    }

    [Fact]
    public async Task A_client_that_keeps_the_pipe_open_does_not_hold_the_hook()
    {
        var home = installed.NewHome();
        var start = new ProcessStartInfo(Path.Combine(installed.Bin, "totalmemory-hook"), ["claude", "UserPromptSubmit"])
        {
            RedirectStandardInput = true,
        };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        using var hook = Process.Start(start)!;
        await hook.StandardInput.WriteAsync(Payload());
        await hook.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await hook.WaitForExitAsync(TestContext.Current.CancellationToken); // Nobody closes the pipe.
        Assert.Equal(0, hook.ExitCode);
        Assert.Single(new EventSpool(home).Waiting());
    }

    [Fact]
    public async Task Nothing_of_ours_needs_openssl()
    {
        var home = installed.NewHome();
        // Empty files under the libraries' names: what looks for OpenSSL finds these first, and cannot load them.
        foreach (
            var library in (string[])["libssl.so", "libssl.so.3", "libssl.so.1.1", "libcrypto.so", "libcrypto.so.3", "libcrypto.so.1.1"]
        )
            File.WriteAllText(Path.Combine(place, library), "");
        void Hidden(Dictionary<string, string?> e) => e["LD_LIBRARY_PATH"] = place;
        Assert.Equal("", await RunAsync(home, "totalmemory-hook", ["claude", "UserPromptSubmit"], Payload(), Hidden));
        Assert.Contains("Saved", await RunAsync(home, "totalmemory", ["save", "the port is 4471"], null, Hidden), StringComparison.Ordinal);
        Assert.Contains("running", await RunAsync(home, "totalmemory", ["worker", "start"], null, Hidden), StringComparison.Ordinal);
        await DrainedAsync(home);
        Assert.Contains("never commit to main", await LearnedAsync(home, Hidden), StringComparison.Ordinal);
        var doctor = await RunAsync(home, "totalmemory", ["doctor"], null, Hidden);
        foreach (
            var part in (string[])["hook", "memory", "spool", "worker", "totalmemory-worker", "totalmemory-mcp", "encoder", "schedule"]
        )
            Assert.Contains($"ok  {part}: ", doctor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_is_moved_away_under_the_worker_is_begun_anew()
    {
        var home = installed.NewHome();
        await RunAsync(home, "totalmemory", ["save", "the port is 4471"]);
        await RunAsync(home, "totalmemory", ["worker", "start"]);
        Directory.CreateDirectory(Path.Combine(place, "away"));
        foreach (var file in Directory.GetFiles(home.Root, "memory.db*"))
            File.Move(file, Path.Combine(place, "away", Path.GetFileName(file)));
        await HookAsync(home);
        await DrainedAsync(home);
        Assert.Contains("never commit to main", await LearnedAsync(home), StringComparison.Ordinal);
        Assert.True(FileStatus.Read(home.Database)!.IsPrivate);
        Assert.Contains("ok  worker: ", await DoctorAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_on_the_size_of_files_ends_no_hook()
    {
        var home = installed.NewHome();
        await File.WriteAllTextAsync(Path.Combine(place, "payload"), Payload(), TestContext.Current.CancellationToken);
        var output = await ScriptAsync(
            home,
            "(ulimit -f 0; \"$B/totalmemory-hook\" claude UserPromptSubmit < \"$T/payload\"; echo \"ended with $?\") | cat"
        );
        Assert.Equal("ended with 0", output.Trim());
    }

    [Fact]
    public async Task Restoring_a_backup_starts_the_worker_again_if_it_ran()
    {
        var home = installed.NewHome();
        var backup = Path.Combine(place, "memory.db");
        await RunAsync(home, "totalmemory", ["save", "the port is 4471"]);
        await RunAsync(home, "totalmemory", ["backup", backup]);
        var restored = await RunAsync(home, "totalmemory", ["restore", backup, "--yes"]);
        Assert.DoesNotContain("worker", restored, StringComparison.Ordinal);
        await RunAsync(home, "totalmemory", ["worker", "start"]);
        restored = await RunAsync(home, "totalmemory", ["restore", backup, "--yes"]);
        Assert.Contains("The worker was stopped meanwhile, and runs again.", restored, StringComparison.Ordinal);
        await HookAsync(home);
        await DrainedAsync(home);
        Assert.Contains("never commit to main", await LearnedAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_memory_answers_and_says_that_nothing_can_be_saved()
    {
        var home = installed.NewHome();
        await RunAsync(home, "totalmemory", ["save", "the port is 4471"]);
        var output = await ScriptAsync(
            home,
            """
            unshare -m bash -c '
              mount --bind "$H" "$H" && mount -o remount,bind,ro "$H" || { echo CANNOT; exit; }
              "$B/totalmemory" search port; "$B/totalmemory" save "another"; "$B/totalmemory" doctor; exit 0' 2>&1 || echo CANNOT
            """
        );
        Assert.Contains("the port is 4471", output, StringComparison.Ordinal);
        Assert.Contains("nothing can be saved", output, StringComparison.Ordinal);
        Assert.Contains("no  memory: ", output, StringComparison.Ordinal);
        Assert.Contains("no  disk: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_belongs_to_root_costs_only_itself()
    {
        var home = installed.NewHome();
        await HookAsync(home, "From now on never push on fridays.", "s0");
        var output = await ScriptAsync(
            home,
            """
            [ "$(id -u)" = 0 ] || { echo CANNOT; exit; }
            chmod 755 "$T"; mkdir "$T/u"; cp -al "$B/." "$T/bin" && chmod -R a+rX "$T/bin" || { echo CANNOT; exit; }
            export HOME="$T/u" TOTALMEMORY_HOME="$T/u/tm"; user="setpriv --reuid=65534 --regid=65534 --clear-groups"
            mkdir -m 700 "$T/u/tm"; mv "$H/spool" "$T/u/tm/spool"; ln -s "$T/bin" "$T/u/tm/bin"
            chown -Rh 65534:65534 "$T/u"; chown root "$T"/u/tm/spool/new/*.json
            echo "$P" | $user "$T/bin/totalmemory-hook" claude UserPromptSubmit
            $user "$T/bin/totalmemory" doctor | grep -A1 "spool: "
            $user "$T/bin/totalmemory" worker start
            for i in $(seq 600); do ls "$T/u/tm/spool/new" | grep -q . || break; sleep .1; done
            $user "$T/bin/totalmemory" doctor | grep -A1 "spool: "
            $user "$T/bin/totalmemory" worker stop
            $user "$T/bin/totalmemory" search commit --all
            chown root "$T/u/tm/spool/new"; chmod 700 "$T/u/tm/spool/new"
            $user "$T/bin/totalmemory" doctor | grep -E -A1 "memory: |spool: "; $user "$T/bin/totalmemory" status | grep "cannot be read"
            """.Replace("\"$P\"", $"'{Payload()}'", StringComparison.Ordinal)
        );
        Assert.Contains("never commit to main", output, StringComparison.Ordinal);
        Assert.Equal(3, output.Split("no  spool: ").Length - 1);
        Assert.Contains("sudo chown", output, StringComparison.Ordinal);
        Assert.Contains("ok  memory: ", output, StringComparison.Ordinal);
        Assert.Contains("spool/new cannot be read: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_of_the_machine_reads_nothing_and_puts_nothing_in()
    {
        var output = await ScriptAsync(
            installed.NewHome(),
            """
            [ "$(id -u)" = 0 ] || { echo CANNOT; exit; }
            unset XDG_RUNTIME_DIR; chmod 755 "$T"; mkdir "$T/u"; chown 65534 "$T/u"
            cp -al "$B/." "$T/bin" && chmod -R a+rX "$T/bin" || { echo CANNOT; exit; }
            user="setpriv --reuid=65534 --regid=65534 --clear-groups"; other="setpriv --reuid=65533 --regid=65533 --clear-groups"
            deep="$T/u/$(printf 'x%.0s' $(seq 120))"; export HOME="$T/u" TOTALMEMORY_HOME="$deep/tm"
            umask 022; $user mkdir "$deep"; echo "$P" | $user "$T/bin/totalmemory-hook" claude UserPromptSubmit
            $user ln -s "$T/bin" "$deep/tm/bin"
            socket="/tmp/totalmemory-65534-$(printf %s "$deep/tm" | sha256sum | cut -c1-16)"
            $other mkdir -m 777 "$socket"; $user "$T/bin/totalmemory" worker start; sleep 1
            ls "$socket" | grep -q . && echo "LISTENS in a folder of the other user"
            $user "$T/bin/totalmemory" worker stop; rmdir "$socket"
            $user "$T/bin/totalmemory" worker start
            for i in $(seq 300); do [ -S "$socket/worker.sock" ] && break; sleep .1; done
            stat -c "socket's folder %a" "$socket"
            $other ls "$socket" && echo READ; $other cat "$deep/tm/memory.db" && echo READ; $other ls "$deep/tm/spool" && echo READ
            $other sh -c "echo '{}' > '$deep/tm/spool/new/1.json'" && echo WROTE
            $user "$T/bin/totalmemory" doctor | grep "worker: "; $user "$T/bin/totalmemory" worker stop; rm -rf "$socket"
            """.Replace("\"$P\"", $"'{Payload()}'", StringComparison.Ordinal)
        );
        foreach (var wrong in (string[])["LISTENS", "READ", "WROTE"])
            Assert.DoesNotContain(wrong, output, StringComparison.Ordinal);
        Assert.Contains("socket's folder 700", output, StringComparison.Ordinal);
        Assert.Contains("ok  worker: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_full_disk_what_is_known_is_searched_and_the_disk_is_named()
    {
        var output = await ScriptAsync(
            installed.NewHome(),
            """
            mkdir "$T/m"; mount -t tmpfs -o size=6m none "$T/m" || { echo CANNOT; exit; }
            export TOTALMEMORY_HOME="$T/m/tm"; "$B/totalmemory" save "the port is 4471"; cat /dev/zero > "$T/m/fill" 2>/dev/null
            "$B/totalmemory" search port --all
            for a in "save mascot" "backup"; do "$B/totalmemory" $a; echo "$a=$?"; done
            "$B/totalmemory" doctor | grep -E "disk: |memory: "
            echo "$P" | "$B/totalmemory-hook" claude UserPromptSubmit; echo hook=$?
            rm "$T/m/fill"; "$B/totalmemory" save "the mascot is a stork"; umount -l "$T/m"
            """.Replace("\"$P\"", $"'{Payload()}'", StringComparison.Ordinal)
        );
        Assert.Contains("4471", output, StringComparison.Ordinal);
        Assert.Contains("save mascot=1", output, StringComparison.Ordinal);
        Assert.Contains("backup=1", output, StringComparison.Ordinal);
        Assert.Contains($"The disk that holds {place}/m/tm/memory.db is full", output, StringComparison.Ordinal);
        Assert.Contains("no  disk: ", output, StringComparison.Ordinal);
        Assert.Contains("hook=0", output, StringComparison.Ordinal);
        Assert.Contains("Saved as #2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_models_runtime_leaves_nothing_to_report()
    {
        var home = installed.NewHome();
        var output = await ScriptAsync(
            home,
            """
            mkdir "$T/h"; HOME="$T/h" "$B/totalmemory-worker" check; find "$T/h" -mindepth 1
            """
        );
        Assert.Contains("encoder", output, StringComparison.Ordinal);
        Assert.DoesNotContain("DeveloperTools", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_few_open_files_an_event_is_kept_and_the_worker_says_what_it_needs()
    {
        var home = installed.NewHome();
        var output = await ScriptAsync(
            home,
            """
            (ulimit -n 64; echo "$P" | "$B/totalmemory-hook" claude UserPromptSubmit; echo code=$?; "$B/totalmemory-worker"; echo worker=$?)
            """.Replace("\"$P\"", $"'{Payload()}'", StringComparison.Ordinal)
        );
        Assert.Contains("code=0", output, StringComparison.Ordinal);
        Assert.Contains("worker=1", output, StringComparison.Ordinal);
        Assert.Contains("open files", output, StringComparison.Ordinal);
        Assert.Single(new EventSpool(home).Waiting());
    }
}
