using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Cli;
using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>One planted fault a check: it is found, named and given a remedy; without it the check says what it did.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TempHome temp = new();

    public DoctorTests() => _ = new Database(temp.Home);

    public void Dispose() => temp.Dispose();

    private static void Fine(ICheck check) => Assert.All(DoctorChecks.Run(check), f => Assert.True(f.Ok, $"{f.Name}: {f.Found}"));

    private static void Wrong(ICheck check, string named)
    {
        var found = Assert.Single(DoctorChecks.Run(check), f => !f.Ok);
        Assert.Contains(named, found.Found, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(found.Remedy));
    }

    private string Program(string name, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script is no program there");
        var path = temp.Write(name, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_000_000);
        return path;
    }

    private string HookOfThisBuild() =>
        Program("hook", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "totalmemory-hook.dll")}' \"$@\"");

    [Fact]
    public void A_home_that_others_may_enter()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes");
        Fine(new HomeCheck(temp.Home));
        Directory.CreateDirectory(temp.Home.Spool, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(temp.Home.Spool, (UnixFileMode)0b111_101_101);
        Wrong(new HomeCheck(temp.Home), temp.Home.Spool);
        Wrong(new HomeCheck(new MemoryHome(temp.Folder + "/none")), "does not exist");
        Directory.Delete(temp.Home.Spool);
        File.Move(temp.Home.Database, temp.Folder + "/elsewhere.db");
        File.CreateSymbolicLink(temp.Home.Database, temp.Folder + "/elsewhere.db"); // A file, and not for these words.
        Fine(new HomeCheck(temp.Home));
        var elsewhere = temp.MakeFolder("elsewhere");
        Directory.CreateSymbolicLink(temp.Home.Spool, elsewhere);
        File.SetUnixFileMode(elsewhere, (UnixFileMode)0b111_101_101);
        Wrong(new HomeCheck(temp.Home), $"others may enter {temp.Home.Spool}");
        File.SetUnixFileMode(elsewhere, (UnixFileMode)0b111_111_101);
        Wrong(new HomeCheck(temp.Home), $"{temp.Home.Spool} is a link to a folder");
        Wrong(new SpoolCheck(temp.Home), $"{temp.Home.Spool} is a link to a folder");
    }

    [Fact]
    public void A_disk_that_takes_nothing_or_is_nearly_full()
    {
        Fine(new DiskCheck(temp.Home, _ => 1L << 30));
        Wrong(new DiskCheck(temp.Home, _ => 1000), "1 kB");
        Wrong(new DiskCheck(new MemoryHome(temp.Write("file", "") + "/home"), _ => 1L << 30), "nothing can be written");
    }

    [Theory]
    [InlineData(0, 3, true, "nothing remembered is dated later")]
    [InlineData(1, 2, true, "1 of 3 records were dated later by a clock that was ahead")]
    [InlineData(2, 1, false, "2 of 3 records are dated later, so it is behind")]
    public void A_clock_is_compared_with_the_dates_of_what_is_remembered(int later, int earlier, bool isFine, string said)
    {
        for (var i = 0; i < later + earlier; i++)
        {
            var time = new FakeTimeProvider(i < later ? Some.Time.AddYears(9) : Some.Time);
            new MemoryServices(temp.Home, time).Knowledge.Save(
                ProjectIdentity.Resolve(temp.Folder),
                Some.Fact($"The port of service {i} is {4000 + i}.")
            );
        }
        var found = Assert.Single(new ClockCheck(temp.Home, new FakeTimeProvider(Some.Time)).Run());
        Assert.Equal(isFine, found.Ok);
        Assert.Contains(said, found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_open_files()
    {
        temp.Write(
            "proc/self/limits",
            "Limit  Soft Limit  Hard Limit  Units\nMax open files            32                   32                   files\n"
        );
        temp.MakeFolder("proc/self/fd");
        Wrong(new DescriptorCheck(temp.Home, Path.Combine(temp.Folder, "proc")), "only 32");
        temp.Write("proc/self/limits", "Max open files            1024                 524288               files\n");
        Fine(new DescriptorCheck(temp.Home, Path.Combine(temp.Folder, "proc")));
    }

    [Fact]
    public void A_memory_that_is_no_database()
    {
        Fine(new MemoryCheck(temp.Home));
        var other = new MemoryHome(temp.MakeFolder("other"));
        File.WriteAllText(other.Database, new string('x', 10_000));
        Wrong(new MemoryCheck(other), "damaged or not a database");
    }

    [Fact]
    public void A_hook_that_leaves_no_event_or_fails_or_hangs_or_cannot_be_run()
    {
        Wrong(new HookCheck(Program("silent", "cat >/dev/null & exit 0")), "left 0 events");
        Wrong(new HookCheck(Program("failing", "echo no library >&2; exit 134")), "134");
        Wrong(new HookCheck(Path.Combine(temp.Folder, "none")), "missing");
        Wrong(new HookCheck(temp.Write("text", "x")), "not executable");
        Fine(new HookCheck(HookOfThisBuild()));
    }

    [Fact]
    public void The_hook_is_proved_in_a_memory_of_its_own_and_no_more_is_claimed()
    {
        var said = Assert.Single(new HookCheck(HookOfThisBuild()).Run()).Found;

        Assert.EndsWith("a memory made for this test learned from it", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(new EventSpool(temp.Home).Claimed));
    }

    [Fact]
    public void A_hook_whose_event_says_nothing()
    {
        var hook = Program("empty", $"cat >/dev/null; echo '{{}}' | '{HookOfThisBuild()}' \"$@\"");

        Wrong(new HookCheck(hook), "left 0 events");
    }

    [Fact]
    public void A_spool_with_events_set_aside()
    {
        Fine(new SpoolCheck(temp.Home));
        var spool = new EventSpool(temp.Home);
        File.WriteAllText(Path.Combine(spool.New, "1.json"), "{");
        spool.Claim("1");
        spool.Reject("1", "Not an event: half");
        Wrong(new SpoolCheck(temp.Home), "Not an event: half");
    }

    [Fact]
    public void An_event_that_its_reader_may_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes");
        var file = Path.Combine(new EventSpool(temp.Home).New, "1.json");
        temp.Write("home/spool/new/1.json", "{}");
        File.SetUnixFileMode(file, UnixFileMode.None);
        Wrong(new SpoolCheck(temp.Home), file);
    }

    [Fact]
    public void A_transcript_that_cannot_be_opened()
    {
        var memory = new MemoryServices(temp.Home, TimeProvider.System);
        void Post(string transcript) =>
            memory.Spool.Post(
                new HookEvent
                {
                    Client = "claude",
                    Event = "Stop",
                    At = TimeProvider.System.GetUtcNow(),
                    Session = "s1",
                    Transcript = transcript,
                }
            );
        Post(temp.Write("s1.jsonl", "{}\n"));
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Fine(new TranscriptCheck(temp.Home));
        Post(temp.MakeFolder("s2.jsonl"));
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Wrong(new TranscriptCheck(temp.Home), "s2.jsonl");
    }

    [Fact]
    public void A_worker_that_holds_its_lock_and_does_not_answer()
    {
        Fine(new WorkerCheck(temp.Home));
        using var hung = WorkerLock.TryTake(temp.Home);
        Wrong(new WorkerCheck(temp.Home, TimeSpan.Zero), "does not answer");
    }

    [Fact]
    public void A_worker_that_has_just_started_is_not_called_broken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the process is known by its name.");
        using var held = WorkerLock.TryTake(temp.Home);
        using var starting = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec 3<\"$0\"; echo; read _", temp.Home.WorkerLock])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        starting.StandardOutput.ReadLine();
        var found = Assert.Single(new WorkerCheck(temp.Home, TimeSpan.Zero).Run());
        starting.StandardInput.Close();
        Assert.True(found.Ok);
        Assert.Contains("s ago and does not answer yet", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_does_not_start_or_whose_parts_do_not_work()
    {
        Wrong(new WorkerPartsCheck(temp.Home), "missing");
        void Worker(string script) => Program("home/bin/totalmemory-worker", script);
        Worker("echo 'No usable version of libssl was found' >&2; exit 134");
        Wrong(new WorkerPartsCheck(temp.Home), "libssl");
        WorkerPart[] parts = [new("encoder", false, "the model is damaged", "install again")];
        Worker($"echo '{JsonSerializer.Serialize(parts)}'");
        Wrong(new WorkerPartsCheck(temp.Home), "the model is damaged");
        Worker("echo '[]'");
        Fine(new WorkerPartsCheck(temp.Home));
    }

    [Fact]
    public void A_server_that_does_not_answer()
    {
        Wrong(new ServerCheck(temp.Home), "missing");
        Program("home/bin/totalmemory-mcp", "exit 1");
        Wrong(new ServerCheck(temp.Home), "does not answer");
        Program(
            "home/bin/totalmemory-mcp",
            """read line; echo '{"jsonrpc":"2.0","id":1,"result":{"serverInfo":{"name":"x"}}}'; cat >/dev/null"""
        );
        Fine(new ServerCheck(temp.Home));
    }

    [Fact]
    public void A_registered_hook_whose_program_is_gone()
    {
        var hook = Program("bin of old/totalmemory-hook", $"exec '{HookOfThisBuild()}' \"$@\"");
        var settings = temp.Write(
            "settings.json",
            $$$"""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"'{{{hook}}}' claude Stop"}]}]}} // mine"""
        );
        Fine(new RegisteredHooksCheck("Claude Code", settings));
        Program("bin of old/totalmemory-hook", "echo no library >&2; exit 134");
        Wrong(new RegisteredHooksCheck("Claude Code", settings), "134");
        File.Delete(hook);
        Wrong(new RegisteredHooksCheck("Claude Code", settings), hook);
    }

    [Fact]
    public void A_check_that_fails_itself_is_a_finding_and_the_others_answer() =>
        Wrong(new ClientCheck("Codex", () => true, () => throw new CommandException("codex app-server ended")), "app-server ended");
}
