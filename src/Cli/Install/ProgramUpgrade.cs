using System.Globalization;
using TotalMemory.Cli.Commands;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Replaces the installed programs. The memory is backed up first; if the new programs do not work, the old ones are restored, and the
/// old memory if they need it.
/// </summary>
internal sealed class ProgramUpgrade(MemoryHome home)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2); // chosen: many times what it takes

    private readonly ProgramPackage installed = new(home.Bin);

    /// <summary>Path of the backup; null if there was no memory yet.</summary>
    /// <exception cref="CommandException">The new programs do not work here; the old ones are back.</exception>
    public string? Run(ProgramPackage package)
    {
        var hadWorker = WorkerCommand.Stop(home);
        var backup = File.Exists(home.Database) ? BackUp() : null;
        var replacement = new ProgramReplacement(home);
        replacement.Place(package);
        if (Trouble() is { } trouble)
        {
            WorkerCommand.Stop(home);
            replacement.Restore();
            RestoreMemory(backup);
            if (hadWorker)
                WorkerCommand.StartIfNoneRuns(home);
            throw new CommandException($"The new version does not work here ({trouble}). The old one is back; nothing was lost.");
        }
        replacement.Finish();
        WorkerCommand.StartIfNoneRuns(home);
        return backup;
    }

    // By the old program if possible: the new one would migrate the database when opening it.
    private string BackUp()
    {
        var name = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(home.Backups, $"before-upgrade-{name}.db");
        PrivateFiles.CreateFolder(home.Backups);
        if (RunInstalled("backup", file).Code == 0 && File.Exists(file))
            return file;
        foreach (var part in (string[])["", "-wal"])
            if (File.Exists(home.Database + part))
                File.Copy(home.Database + part, file + part, overwrite: true);
        return file;
    }

    private string? Trouble()
    {
        if (RunInstalled("status", "--json") is { Code: not 0 } status)
            return $"'totalmemory status' ended with {status.Code}: {Brief(status.Output)}";
        if (Run(home.Executable("totalmemory-worker"), "check") is { Code: not 0 } worker)
            return $"the worker's check ended with {worker.Code}: {Brief(worker.Output)}";
        return Run(installed.PathOf(OwnCommand.Hook), Clients.Names[0], HookEventName.SessionStart) is { Code: not 0 } hook
            ? $"the hook ended with {hook.Code}: {Brief(hook.Output)}"
            : null;
    }

    // A newer version may have migrated the database to a schema that the old one refuses.
    private void RestoreMemory(string? backup)
    {
        if (backup is not null && RunInstalled("status", "--json").Code != 0)
            RunInstalled("restore", backup, "--yes");
    }

    private ProgramAnswer RunInstalled(params IReadOnlyList<string> arguments) => Run(installed.PathOf("totalmemory"), arguments);

    private static ProgramAnswer Run(string program, params IReadOnlyList<string> arguments) =>
        new ProgramRun(program, arguments) { Timeout = Timeout }.Run();

    private static string Brief(string output) => Language.Sentences.Cut(Language.Sentences.OneLine(output), 200);
}
