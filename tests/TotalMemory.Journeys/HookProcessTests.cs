using System.Text.Json;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;

namespace TotalMemory.Journeys;

/// <summary>The published hook under everything that can go wrong: it exits 0 and says nothing.</summary>
public sealed class HookProcessTests(Installed installed)
{
    private static readonly string Payload = JsonSerializer.Serialize(
        new
        {
            session_id = "s1",
            transcript_path = "/t/s1.jsonl",
            cwd = "/tmp",
            prompt = "hello",
            hook_event_name = "UserPromptSubmit",
        }
    );

    private async Task<string> HookAsync(
        MemoryHome home,
        string input,
        string name = "UserPromptSubmit",
        Action<Dictionary<string, string?>>? change = null
    )
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        change?.Invoke(environment);
        var (code, output) = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory-hook"),
            ["claude", name],
            Path.GetTempPath(),
            environment,
            input: input
        );
        Assert.Equal(0, code);
        return output;
    }

    [Fact]
    public async Task It_posts_and_says_nothing()
    {
        var home = installed.NewHome();
        Assert.Equal("", await HookAsync(home, Payload));
        Assert.Single(new EventSpool(home).Waiting());
    }

    [Fact]
    public async Task Under_guard_it_leaves_no_trace()
    {
        var home = installed.NewHome();
        Assert.Equal("", await HookAsync(home, Payload, change: e => e["TOTALMEMORY_GUARD"] = "1"));
        Assert.Empty(new EventSpool(home).Waiting());
    }

    [Fact]
    public async Task A_client_started_as_private_posts_no_word_and_says_so_once()
    {
        var home = installed.NewHome();
        Assert.Contains("private", await HookAsync(home, Payload, change: e => e["TOTALMEMORY_PRIVATE"] = "1"), StringComparison.Ordinal);
        Assert.Equal("", await HookAsync(home, Payload, change: e => e["TOTALMEMORY_PRIVATE"] = "1"));
        // It stays so in the same session, also where the variable is not set.
        Assert.Equal("", await HookAsync(home, Payload));
        // What was taken of the session before is to be forgotten: that, and no word, is what the worker is told.
        var told = Assert.Single(Directory.GetFiles(Path.Combine(home.Root, "spool"), "*.json", SearchOption.AllDirectories));
        Assert.DoesNotContain("hello", File.ReadAllText(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("0")]
    public async Task A_no_makes_nothing_private(string no)
    {
        var home = installed.NewHome();
        Assert.Equal("", await HookAsync(home, Payload, change: e => e["TOTALMEMORY_PRIVATE"] = no));
        Assert.Single(new EventSpool(home).Waiting());
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{\"session_id\":")]
    public async Task Garbage_is_silence(string input) => Assert.Equal("", await HookAsync(installed.NewHome(), input));

    [Fact]
    public async Task A_closed_stdin_is_silence()
    {
        var home = installed.NewHome();
        var (code, output) = await Shell.RunAsync(
            "bash",
            ["-c", $"TOTALMEMORY_HOME='{home.Root}' '{installed.Bin}/totalmemory-hook' claude Stop <&-"],
            Path.GetTempPath(),
            Shell.Environment(installed.UserHome)
        );
        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task A_home_that_is_a_file_is_silence()
    {
        var home = new MemoryHome(Path.Combine(installed.NewHome().Root, "file"));
        File.WriteAllText(home.Root, "x");
        Assert.Equal("", await HookAsync(home, Payload));
        Assert.Equal("", await HookAsync(home, Payload, "SessionStart"));
    }

    [Fact]
    public async Task A_full_disk_is_silence_and_loses_nothing_else()
    {
        var home = installed.NewHome();
        var script =
            $"mkdir -p '{home.Root}/spool' && mount -t tmpfs -o size=64k none '{home.Root}/spool' && dd if=/dev/zero "
            + $"of='{home.Root}/spool/fill' bs=1k count=100 2>/dev/null; TOTALMEMORY_HOME='{home.Root}' "
            + $"'{installed.Bin}/totalmemory-hook' claude Stop; echo code=$?; umount '{home.Root}/spool'";
        var (code, output) = await Shell.RunAsync(
            "unshare",
            ["-m", "bash", "-c", script],
            Path.GetTempPath(),
            Shell.Environment(installed.UserHome),
            input: Payload
        );
        Assert.SkipWhen(code != 0 || output.Contains("mount:", StringComparison.Ordinal), "mounting a small disk needs root here");
        Assert.Equal("code=0", output.Trim());
    }

    [Fact]
    public async Task A_read_only_home_is_silence_and_still_briefs()
    {
        var home = installed.NewHome();
        new BriefingFiles(home).Publish(BriefingFiles.Global, "known everywhere\n");
        var script =
            $"mount --bind '{home.Root}' '{home.Root}' && mount -o remount,bind,ro '{home.Root}' || exit 9; for e in Stop "
            + $"SessionStart; do TOTALMEMORY_HOME='{home.Root}' '{installed.Bin}/totalmemory-hook' claude $e <<< "
            + $"'{{\"session_id\":\"s\",\"cwd\":\"/tmp\"}}'; echo code=$?; done";
        var (code, output) = await Shell.RunAsync(
            "unshare",
            ["-m", "bash", "-c", script],
            Path.GetTempPath(),
            Shell.Environment(installed.UserHome)
        );
        Assert.SkipWhen(code != 0 || output.Contains("mount:", StringComparison.Ordinal), "mounting needs root here");
        Assert.StartsWith("code=0", output);
        Assert.EndsWith("code=0", output.Trim());
        Assert.Contains("known everywhere", output);
        Assert.Empty(new EventSpool(home).Waiting());
    }

    [Fact]
    public async Task A_locked_or_damaged_database_is_none_of_its_business()
    {
        var home = installed.NewHome();
        File.WriteAllText(home.Database, "not a database");
        Assert.Equal("", await HookAsync(home, Payload));
        Assert.Single(new EventSpool(home).Waiting());
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), ["status"], Path.GetTempPath(), With(home));
        Assert.Equal(1, code);
        Assert.Contains("damaged or not a database", output);
    }

    [Fact]
    public async Task Events_survive_a_worker_that_is_killed_again_and_again()
    {
        var home = installed.NewHome();
        var posters = Enumerable
            .Range(0, 20)
            .Select(p =>
                Task.Run(async () =>
                {
                    for (var n = 0; n < 50; n++)
                        await HookAsync(
                            home,
                            JsonSerializer.Serialize(
                                new
                                {
                                    session_id = $"session-{p}",
                                    cwd = "/tmp",
                                    prompt = $"message {p} {n} please",
                                }
                            )
                        );
                })
            )
            .ToList();
        for (var kill = 0; kill < 10; kill++)
        {
            WorkerStarter.Start(Path.Combine(installed.Bin, "totalmemory-worker"), home);
            await Shell.UntilAsync(() => WorkerLock.Holder(home) is not null, "a worker runs");
            await Task.WhenAny(Task.WhenAll(posters), Task.Delay(Random.Shared.Next(100, 1200), TestContext.Current.CancellationToken));
            await Installed.StopWorkerAsync(home); // SIGKILL
        }
        await Task.WhenAll(posters);
        WorkerStarter.Start(Path.Combine(installed.Bin, "totalmemory-worker"), home);
        await Shell.UntilDrainedAsync(home);
        await Installed.StopWorkerAsync(home);

        using var c = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={home.Database}");
        c.Open();
        Assert.Equal(1000L, Scalar(c, "SELECT count(*) FROM hook_event"));
        Assert.Equal(1000L, Scalar(c, "SELECT count(*) FROM turn WHERE kind = 'prompt'"));
        Assert.Equal(1000L, Scalar(c, "SELECT count(DISTINCT text) FROM turn WHERE kind = 'prompt'"));
        Assert.Empty(new EventSpool(home).RejectedIds());
    }

    private static long Scalar(Microsoft.Data.Sqlite.SqliteConnection c, string sql)
    {
        using var command = c.CreateCommand();
#pragma warning disable CA2100 // The texts are the ones above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private Dictionary<string, string?> With(MemoryHome home)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        return environment;
    }
}
