using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Npgsql;

namespace TotalMemory.Benchmarks;

/// <summary>A real PostgreSQL in a temporary folder, run as a user that is not root. Tests are skipped where none is installed.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Owner = "hub_owner";
    private const string Password = "owner-secret-1";
    private const string Someone = "nobody";
    private const string Usual = "-c fsync=off -c shared_buffers=32MB";

    // Who comes from elsewhere gets no further than the encryption: nobody is let in there.
    private const string Everywhere = " -c listen_addresses=*";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0)
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private readonly string folder = Path.Combine(Path.GetTempPath(), "tm-pg-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly string settings;
    private int databases;

    public PostgresServer()
        : this(Usual) { }

    /// <param name="settings">Options of the server.</param>
    /// <param name="certificate">With it, and its key, the server encrypts; both as PEM.</param>
    internal PostgresServer(string settings, string? certificate = null)
    {
        var (pem, key) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        this.settings = certificate is null ? settings : $"{settings} -c ssl=on -c ssl_cert_file={pem} -c ssl_key_file={key}";
        Missing =
            Programs is null ? "PostgreSQL is not installed (Debian: postgresql-15)."
            : IsRoot && !File.Exists("/usr/bin/setpriv") && !File.Exists("/bin/setpriv")
                ? "setpriv is missing, and PostgreSQL does not run as root."
            : null;
        if (Missing is not null)
            return;
        Port = FreePort();
        Directory.CreateDirectory(folder);
        if (IsRoot)
            Run("chown", Someone, folder);
        var secret = Path.Combine(folder, "password");
        WriteSecret(secret, Password);
        AsSomeone("initdb", "-D", Data, "-U", Owner, "--auth=scram-sha-256", $"--pwfile={secret}", "-N", "-E", "UTF8", "--locale=C");
        if (certificate is not null)
            foreach (var file in (string[])[pem, key])
                WriteSecret(file, certificate);
        Start();
    }

    /// <summary>One that encrypts, and listens where other machines would reach it, too.</summary>
    /// <param name="certificate">With its key, as PEM.</param>
    public static PostgresServer Encrypting(string certificate) => new(Usual + Everywhere, certificate);

    /// <summary>One that does not, and listens there.</summary>
    public static PostgresServer InTheClear() => new(Usual + Everywhere);

    /// <summary>This machine's address as others know it; null where it has none.</summary>
    public static string? OwnAddress =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))
            ?.ToString();

    /// <summary>Why there is no server here; null when there is one.</summary>
    public string? Missing { get; }

    public int Port { get; }

    /// <summary>The server's first process.</summary>
    public int Process => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The files of the server's tables.</summary>
    public string Data => Path.Combine(folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    public void Start() =>
        AsSomeone(
            "pg_ctl",
            "-D",
            Data,
            "-w",
            "-t",
            "120",
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {settings}",
            "start"
        );

    public void Stop() => AsSomeone("pg_ctl", "-D", Data, "-w", "-m", "fast", "stop");

    /// <summary>As a power cut would.</summary>
    public void Kill() => AsSomeone("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public string NewDatabase()
    {
        var name = $"hub{++databases}";
        Execute("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <param name="user">Null for the database's owner.</param>
    public string Address(string database, string? user = null, string? password = null, int? port = null) =>
        $"postgres://{user ?? Owner}:{password ?? Password}@127.0.0.1:{port ?? Port}/{database}";

    public void Execute(string database, string sql, string? user = null, string? password = null)
    {
        using var c = Open(database, user, password);
        using var command = c.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query, each value as text.</summary>
    public List<string> Query(string database, string sql, string? user = null, string? password = null)
    {
        using var c = Open(database, user, password);
        using var command = c.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    /// <summary>Every row of the hub's tables as text.</summary>
    public string Dump(string database) =>
        string.Join(
            '\n',
            Query(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'totalmemory'")
                .SelectMany(t => Query(database, $"SELECT * FROM totalmemory.{t}"))
        );

    public void Dispose()
    {
        if (Missing is not null)
            return;
        NpgsqlConnection.ClearAllPools();
        try
        {
            Kill();
        }
        catch (InvalidOperationException) { } // A test stopped it.
        Directory.Delete(folder, recursive: true);
    }

    private static void WriteSecret(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (IsRoot)
            Run("chown", Someone, path);
    }

    private NpgsqlConnection Open(string database, string? user, string? password)
    {
        var c = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Database={database};Username={user ?? Owner};Password={password ?? Password};Pooling=false"
        );
        c.Open();
        return c;
    }

    private static string Text(object value) =>
        value is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AsSomeone(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (IsRoot)
            Run("setpriv", ["--reuid", Someone, "--regid", "nogroup", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // pg_ctl hands its descriptors on to the server: pipes would never end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
