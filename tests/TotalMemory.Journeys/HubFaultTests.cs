using TotalMemory.Benchmarks;
using TotalMemory.Journeys.Support;

namespace TotalMemory.Journeys;

/// <summary>The programs with a hub that is away, and with a full disk of their own: sessions go on, and all arrives later.</summary>
public sealed class HubFaultTests(Installed installed, PostgresServer server) : HubJourney(installed, server)
{
    [Fact]
    public async Task While_the_hub_is_down_sessions_go_on_as_ever_and_status_says_so()
    {
        var address = NewHub();
        await using var laptop = new HubMachine(Installed);
        await using var desktop = new HubMachine(Installed);
        await laptop.RunAsync("hub", "join", address);
        await desktop.JoinAsync(address, laptop);
        Server.Kill();
        try
        {
            await laptop.StartAsync("l1");
            await laptop.TeachAsync("l1", Lesson);
            await Shell.UntilAsync(() => Contains(laptop.Briefing, "build with dotnet"), "it is learned here");
            Assert.Contains("build with dotnet", await laptop.StartAsync("l2"), StringComparison.Ordinal);
            Assert.Contains("cannot be reached", await laptop.RunAsync("hub", "status"), StringComparison.Ordinal);
            Assert.DoesNotContain("Waiting to be sent: 0", await laptop.RunAsync("hub", "status"), StringComparison.Ordinal);
            await laptop.RunAsync("hub", "sync");
            Assert.Contains("cannot be reached", await laptop.RunAsync("status"), StringComparison.Ordinal);
        }
        finally
        {
            Server.Start();
        }
        await desktop.StartAsync("d1");
        await laptop.RunAsync("hub", "sync");
        await Shell.UntilAsync(() => Contains(desktop.Briefing, "build with dotnet"), "the other knows");
    }

    // The disk is a small one of its own, in a name space of its own; both are gone with the script.
    private const string FullDisk = """
        unshare -m bash -c '
          mkdir -p "$D" && mount -t tmpfs -o mode=700,size=24m none "$D" || { echo CANNOT; exit; }
          mkdir -m 700 "$TOTALMEMORY_HOME"; ln -s "$B" "$TOTALMEMORY_HOME/bin"
          "$B/totalmemory" hub join "$A" 2>&1 | sed "s/^/join: /"
          dd if=/dev/zero of="$D/filler" bs=4k 2>/dev/null
          echo "{\"session_id\":\"s1\",\"cwd\":\"$P\"}" | timeout 60 "$B/totalmemory-hook" claude SessionStart; echo "hook=$?"
          "$B/totalmemory" hub sync 2>&1 | sed "s/^/full: /"
          rm "$D/filler"
          "$B/totalmemory" save "the port is 4471" --project "$P" 2>&1 | sed "s/^/save: /"
          for i in 1 2 3; do "$B/totalmemory" hub sync 2>&1 | sed "s/^/free: /"; done
          "$B/totalmemory" search walrus --project "$P" --limit 50 2>&1 | sed "s/^/found: /"
          "$B/totalmemory" worker stop' 2>&1 || echo CANNOT
        """;

    [Fact]
    public async Task A_full_disk_loses_nothing_that_comes_from_the_hub()
    {
        var address = NewHub();
        await using var laptop = new HubMachine(Installed);
        await laptop.RunAsync("hub", "join", address);
        for (var n = 0; n < 5; n++)
            await laptop.RunAsync("save", $"Walrus number {n} eats {n + 3} fish a day", "--project", laptop.Project);
        await laptop.RunAsync("hub", "sync");
        var place = Directory.CreateTempSubdirectory("tmd-").FullName;
        try
        {
            var environment = Shell.Environment(place);
            (environment["B"], environment["A"], environment["D"]) = (Installed.Bin, address, Path.Combine(place, "disk"));
            environment["P"] = laptop.Project;
            environment["TOTALMEMORY_HOME"] = Path.Combine(place, "disk", "home");
            environment["TOTALMEMORY_HUB_CODE"] = (await laptop.RunAsync("hub", "code")).Trim();
            var (_, output) = await Shell.RunAsync("bash", ["-c", FullDisk], place, environment);
            Assert.SkipWhen(Contains(output, "CANNOT"), "mounting a small disk needs root here");
            Assert.True(Contains(output, "join: Joined") && Contains(output, "hook=0"), output);
            for (var n = 0; n < 5; n++)
                Assert.True(Contains(output, $"Walrus number {n} eats"), output);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }
}
