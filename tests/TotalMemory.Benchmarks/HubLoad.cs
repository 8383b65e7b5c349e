using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Hub;

namespace TotalMemory.Benchmarks;

/// <summary>
/// Many people's vaults on one PostgreSQL: what a machine of one of them pays for its first meeting, for the next ones, and what the hub
/// pays for all.
/// </summary>
internal static class HubLoad
{
    private const int News = 10;

    public static Command Command()
    {
        var machines = new Option<int>("--machines") { DefaultValueFactory = _ => 200, Description = "Two of each person." };
        var projects = new Option<int>("--projects") { DefaultValueFactory = _ => 10_000 };
        var records = new Option<int>("--records") { DefaultValueFactory = _ => 1_000_000, Description = "Three values each." };
        var command = new Command("hub-load", "Fills a PostgreSQL of its own with many people's vaults, and meets it.")
        {
            machines,
            projects,
            records,
        };
        command.SetAction(p => RunAsync(new HubScale(p.GetValue(machines), p.GetValue(projects), p.GetValue(records))));
        return command;
    }

    private static async Task<int> RunAsync(HubScale scale)
    {
        using var server = new PostgresServer("-c fsync=off -c shared_buffers=512MB -c max_wal_size=4GB");
        if (server.Missing is { } missing)
        {
            Console.WriteLine(missing);
            return 1;
        }
        var database = server.NewDatabase();
        var hub = new LoadedHub(server, database, scale);
        using var proxy = new CountingProxy(server.Port);
        using var laptop = new LoadedMachine(scale.ProjectsEach);
        using var desktop = new LoadedMachine(scale.ProjectsEach);
        laptop.Say(scale.RecordsEach);
        await laptop.JoinAsync(server.Address(database, port: proxy.Port), null);
        await Measure("first meeting of a full machine: sends", hub, proxy, laptop.MeetAsync);
        await laptop.InviteAsync("sim0");
        var bytes = int.Parse(server.Query(database, "SELECT avg(octet_length(body))::int FROM totalmemory.cell").Single(), null);
        var filling = Stopwatch.StartNew();
        hub.Fill(bytes);
        Console.WriteLine(
            $"hub: {scale.People} people, {scale.Machines} machines, {scale.Projects:N0} projects, {scale.Records:N0} records; "
                + $"{hub.Size} values of {bytes} bytes; filled in {filling.Elapsed.TotalSeconds:0} s"
        );
        await desktop.JoinAsync(server.Address(database, port: proxy.Port), laptop.Code);
        await Measure("first meeting of an empty machine: receives", hub, proxy, desktop.MeetAsync);
        laptop.Say(News);
        await Measure($"meeting with {News} new records: sends", hub, proxy, laptop.MeetAsync);
        await Measure($"meeting with {News} new records: receives", hub, proxy, desktop.MeetAsync);
        await Measure("meeting without news", hub, proxy, desktop.MeetAsync);
        await MeetAllAsync(hub, scale);
        return 0;
    }

    // All machines of all others, as many at once as they happen to come.
    private static async Task MeetAllAsync(LoadedHub hub, HubScale scale)
    {
        if (scale.People < 2)
            return;
        var (cpu, watch) = (hub.Cpu, Stopwatch.StartNew());
        await Parallel.ForAsync(
            0,
            scale.Machines,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (n, _) => await hub.MeetAsync(1 + n % (scale.People - 1), n)
        );
        var (seconds, used) = (watch.Elapsed.TotalSeconds, hub.Cpu - cpu);
        Console.WriteLine(
            $"{scale.Machines} machines meet, one new value each: {seconds:0.0} s, "
                + $"hub CPU {used * 1000 / scale.Machines:0.0} ms a meeting; "
                + $"every 20 s that is {used / 20:P0} of a core"
        );
    }

    private static async Task Measure(string what, LoadedHub hub, CountingProxy proxy, Func<Task<RoundReport>> meeting)
    {
        proxy.Take();
        var (cpu, watch) = (hub.Cpu, Stopwatch.StartNew());
        var report = await meeting();
        var seconds = watch.Elapsed.TotalSeconds;
        var (sent, received) = proxy.Take();
        Console.WriteLine(
            $"{what}: {seconds:0.00} s, {report.Sent:N0} values out, {report.Received:N0} in; {sent:N0} bytes out, {received:N0} in; "
                + $"hub CPU {hub.Cpu - cpu:0.00} s{(report.Trouble is { } trouble ? $"; {trouble}" : "")}"
        );
    }
}
