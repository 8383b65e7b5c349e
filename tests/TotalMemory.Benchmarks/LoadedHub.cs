using System.Globalization;
using TotalMemory.Hub;
using TotalMemory.Hub.Team;

namespace TotalMemory.Benchmarks;

/// <summary>How much stands on a simulated hub.</summary>
internal sealed record HubScale(int Machines, int Projects, int Records)
{
    /// <summary>Of one person: a laptop and another machine.</summary>
    public const int MachinesEach = 2;

    /// <summary>What a saved record sends: its words, how it stands, its quote.</summary>
    public const int CellsEach = 3;

    public int People => Math.Max(1, Machines / MachinesEach);

    public int ProjectsEach => Math.Max(1, Projects / People);

    public int RecordsEach => Records / People;
}

/// <summary>
/// A hub with the vaults of many people. Their rows are made by the server itself, of the sizes that real cells have, and have the
/// indexes, roles and policies of real ones; nobody opens them.
/// </summary>
internal sealed class LoadedHub(PostgresServer server, string database, HubScale scale)
{
    private const string Password = "simulated-1";
    private const int KeyBytes = 16;

    public void Fill(int bodyBytes)
    {
        for (var n = 1; n < scale.People; n++)
            server.Execute(database, $"CREATE ROLE {Role(n)} LOGIN PASSWORD '{Password}' IN ROLE totalmemory_member");
        server.Execute(
            database,
            $"""
            INSERT INTO totalmemory.member (role) SELECT 'sim' || n FROM generate_series(1, {scale.People - 1}) n;
            INSERT INTO totalmemory.vault (id, owner, proof, sequence) SELECT {Vault("n")}, 'sim' || n, '', {Cells}
                FROM generate_series(1, {scale.People - 1}) n;
            INSERT INTO totalmemory.machine (vault, id, name, version) SELECT {Vault("n")}, 'machine' || m, '', ''
                FROM generate_series(1, {scale.People - 1}) n, generate_series(1, {HubScale.MachinesEach}) m;
            """
        );
        for (var n = 1; n < scale.People; n++)
            server.Execute(
                database,
                $"""
                INSERT INTO totalmemory.cell (vault, item, field, project, stamp, ended, sequence, body)
                SELECT {Vault($"{n}")}, decode(md5('i' || r || 'p{n}'), 'hex'), decode(md5('f' || f || 'i' || r || 'p{n}'), 'hex'),
                    {Project(n, $"r % {scale.ProjectsEach}")}, '018cc251f400000000000001', false, (r - 1) * {HubScale.CellsEach} + f,
                    decode(repeat(md5(r::text || f), {bodyBytes / KeyBytes + 1}), 'hex')
                FROM generate_series(1, {scale.RecordsEach}) r, generate_series(1, {HubScale.CellsEach}) f
                """
            );
        server.Execute(database, "ANALYZE totalmemory.cell; CHECKPOINT");
    }

    /// <summary>One meeting of somebody's machine, as far as the hub sees it: nothing new, and a few new values of its own.</summary>
    public async Task MeetAsync(int person, int turn)
    {
        await using var source = HubAddress.Parse(server.Address(database, Role(person), Password), out _).Connect(Password);
        await using var c = await source.OpenConnectionAsync();
        await new HubSchemaStore(c).CheckAsync(default);
        var store = new VaultStore(c);
        var vault = (await store.FindAsync(default))!;
        await store.UpdateLastSeenAsync(vault.Id, "machine1", default);
        var shared = new SharedStore(c);
        _ = await shared.KeyAsync(default);
        _ = await shared.OwnAsync(default);
        var projects = Enumerable.Range(0, scale.ProjectsEach).Select(p => Digest($"j{p}p{person}")).ToList();
        var cell = new SealedCell(
            Digest($"new{turn}"),
            Digest($"field{turn}"),
            projects[0],
            "018cc251f400000000000001",
            false,
            new byte[400]
        );
        await store.PushAsync(vault.Id, [cell], default);
        _ = await store.WithNewsAsync(vault.Id, projects, [.. projects.Select(_ => vault.Sequence + 1)], default);
        _ = await shared.StatesAsync(projects, default);
    }

    public string Size =>
        server.Query(database, $"SELECT pg_size_pretty(pg_database_size('{database}')), count(*) FROM totalmemory.cell").Single();

    /// <summary>Seconds of CPU that the server and all its processes have used.</summary>
    public double Cpu =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out _))
            .Select(Stat)
            .Where(s => s.Length > 0 && (s[0] == Id || s[1] == Id))
            .Sum(s => Seconds(s) + (s[0] == Id ? Ended(s) : 0));

    private string Id => server.Process.ToString(CultureInfo.InvariantCulture);

    private int Cells => scale.RecordsEach * HubScale.CellsEach;

    private static string Role(int person) => $"sim{person}";

    private static string Vault(string n) => $"md5('vault' || {n})::uuid";

    private static string Project(int person, string n) => $"decode(md5('j' || {n} || 'p{person}'), 'hex')";

    private static byte[] Digest(string text) =>
#pragma warning disable CA5351 // As the server makes them; no secret.
        System.Security.Cryptography.MD5.HashData(System.Text.Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5351

    // Process, its parent, then its times as proc(5) lists them.
    private static string[] Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return [text.Split(' ')[0], fields[1], fields[11], fields[12], fields[13], fields[14]];
        }
        catch (IOException)
        {
            return []; // It ended.
        }
    }

    private static double Seconds(string[] stat) => Ticks(stat[2]) + Ticks(stat[3]);

    private static double Ended(string[] stat) => Ticks(stat[4]) + Ticks(stat[5]);

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture) / 100;
}
