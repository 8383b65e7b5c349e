using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>
/// Faults that come under a running worker and go again: the doctor names each while it lasts, and afterwards every event is stored once.
/// </summary>
public sealed class PassingFaultTests(Installed installed) : IDisposable
{
    private readonly FaultScript script = new(installed);

    private string Database => Path.Combine(script.Home, "memory.db");

    public void Dispose() => script.Dispose();

    [Fact]
    public async Task A_worker_that_may_open_no_more_files_goes_on_when_it_may_or_is_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "prlimit is Linux's");
        var output = await script.RunAsync(
            """
            command -v prlimit >/dev/null || { echo CANNOT; exit; }
            mkdir -m 700 "$H"; ln -s "$B" "$H/bin"; start; post 1; drained
            worker=$(cat "$H/worker.pid"); prlimit --pid "$worker" --nofile=24: || { echo CANNOT; exit; }
            post 2 3 4; doctor "open files"
            for i in $(seq 50); do [ "$(waiting)" = 0 ] || [ ! -e "/proc/$worker" ] && break; sleep .1; done
            prlimit --pid "$worker" --nofile=4096: 2>/dev/null
            post 5 6; drained; doctor "open files|memory|spool|worker"; stop
            """,
            "prlimit is missing"
        );
        Assert.Equal(6, output.Split("code=0").Length - 1);
        Assert.Contains("no  open files: ", output, StringComparison.Ordinal);
        Assert.Contains("may have only 24", output, StringComparison.Ordinal);
        Assert.Contains("ulimit -n", output, StringComparison.Ordinal);
        EndsWell(output, "open files", "memory", "spool", "worker");
        FaultScript.StoredOnce(Database, 1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public async Task A_home_that_becomes_read_only_is_named_and_what_was_posted_before_and_after_is_stored_once()
    {
        var output = await script.RunAsync(
            """
            mkdir -m 700 "$H"; ln -s "$B" "$H/bin"; start; post 1; drained
            mount --bind "$H" "$H" && mount -o remount,bind,ro "$H" || { echo CANNOT; exit; }
            post 2 3; doctor "disk|memory|spool"; "$B/totalmemory" save "the port is 4471"
            mount -o remount,bind,rw "$H"; post 4 5; drained; doctor "disk|memory|spool|worker"; stop
            """,
            "mounting needs root here"
        );
        Assert.Equal(5, output.Split("code=0").Length - 1);
        Assert.Contains("no  disk: nothing can be written", output, StringComparison.Ordinal);
        Assert.Contains("no  memory: ", output, StringComparison.Ordinal);
        Assert.Contains("no  spool: the file system is read-only", output, StringComparison.Ordinal);
        Assert.Contains("nothing can be saved", output, StringComparison.Ordinal);
        EndsWell(output, "disk", "memory", "spool", "worker");
        // The two that could not be written anywhere were told to nobody.
        FaultScript.StoredOnce(Database, 1, 4, 5);
    }

    // A clock of the programs' own, which leaves the machine's alone: a library that is loaded before libc.
    private const string Clock = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <stdlib.h>
        #include <time.h>
        #include <unistd.h>
        static long by(void) {
          char text[32]; const char *path = getenv("CLOCK_FILE"); int file; ssize_t n;
          if (!path || (file = open(path, O_RDONLY)) < 0) return 0;
          n = read(file, text, 31); close(file);
          return n <= 0 ? 0 : (text[n] = 0, atol(text));
        }
        int clock_gettime(clockid_t id, struct timespec *at) {
          static int (*real)(clockid_t, struct timespec *);
          if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
          int code = real(id, at);
          if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE) at->tv_sec += by();
          return code;
        }
        time_t time(time_t *at) {
          struct timespec now; clock_gettime(CLOCK_REALTIME, &now);
          return at ? (*at = now.tv_sec) : now.tv_sec;
        }
        """;

    [Fact]
    public async Task A_clock_that_jumps_years_ahead_and_back_loses_and_doubles_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "LD_PRELOAD of Linux");
        await File.WriteAllTextAsync(Path.Combine(script.Folder, "clock.c"), Clock, TestContext.Current.CancellationToken);
        var output = await script.RunAsync(
            """
            cc -shared -fPIC -o "$T/clock.so" "$T/clock.c" -ldl || { echo CANNOT; exit; }
            export CLOCK_FILE="$T/clock"; echo 0 >"$T/clock"; export LD_PRELOAD="$T/clock.so"
            mkdir -m 700 "$H"; ln -s "$B" "$H/bin"; start; post 1; drained
            for i in 1 2 3; do "$B/totalmemory" save "the port of service $i is 447$i"; done
            echo 410000000 >"$T/clock"; post 2; drained; "$B/totalmemory" save "the mascot is a stork"
            echo -410000000 >"$T/clock"; post 3; drained; doctor "clock"
            echo 3600 >"$T/clock"; post 4; drained; echo -7200 >"$T/clock"; post 5; drained
            echo 0 >"$T/clock"; post 6 7 8; drained
            doctor "clock|memory|spool|worker"; stop
            """,
            "a compiler is missing"
        );
        Assert.Equal(8, output.Split("code=0").Length - 1);
        Assert.Contains("records are dated later, so it is behind", output, StringComparison.Ordinal);
        Assert.Contains("timedatectl", output, StringComparison.Ordinal);
        Assert.Contains("were dated later by a clock that was ahead, and are kept", output, StringComparison.Ordinal);
        EndsWell(output, "clock", "memory", "spool", "worker");
        FaultScript.StoredOnce(Database, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static void EndsWell(string output, params IReadOnlyList<string> parts)
    {
        Assert.DoesNotMatch("left=[1-9]", output);
        foreach (var part in parts)
            Assert.Contains($"ok  {part}: ", output, StringComparison.Ordinal);
    }
}
