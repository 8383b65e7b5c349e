namespace TotalMemory.Journeys.Support;

/// <summary>A fresh HOME, and a PATH with what a machine has that never built anything: no dotnet, no compiler, no git.</summary>
public sealed class BareMachine : IAsyncDisposable
{
    private static readonly string[] Tools =
    [
        .. (
            "sh bash env uname mktemp rm cp mv mkdir ln chmod cat sed head cut grep awk tar gzip xz sha256sum curl "
            + "node npm npx kill ls dirname"
        ).Split(' '),
    ];

    public BareMachine()
    {
        Directory.CreateDirectory(Bin);
        foreach (var tool in Tools)
            if (Find(tool) is { } path)
                File.CreateSymbolicLink(Path.Combine(Bin, tool), path);
    }

    public string Home { get; } = Directory.CreateTempSubdirectory("tm-bare-").FullName;

    public string Memory => Path.Combine(Home, ".local", "share", "totalmemory");

    /// <summary>The programs as they are installed.</summary>
    public string Program(string name) => Path.Combine(Memory, "bin", name);

    private string Bin => Path.Combine(Home, "path");

    public Dictionary<string, string?> Environment(params IReadOnlyList<string> more) =>
        new()
        {
            ["HOME"] = Home,
            ["PATH"] = string.Join(':', [.. more, Bin]),
            ["LANG"] = "C.UTF-8",
            ["npm_config_update_notifier"] = "false",
            ["npm_config_audit"] = "false",
            ["npm_config_fund"] = "false",
        };

    public bool Has(string tool) => File.Exists(Path.Combine(Bin, tool));

    public Task<(int Code, string Output)> RunAsync(string program, params IReadOnlyList<string> arguments) =>
        Shell.RunAsync(program.Contains('/') ? program : Path.Combine(Bin, program), arguments, Home, Environment());

    public async ValueTask DisposeAsync()
    {
        // A hook may just have started another worker, which writes while the folder goes.
        for (var attempt = 1; ; attempt++)
        {
            await Installed.StopWorkerAsync(new Spool.MemoryHome(Memory));
            try
            {
                Directory.Delete(Home, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string? Find(string tool) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
}
