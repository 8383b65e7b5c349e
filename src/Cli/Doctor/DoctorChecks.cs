using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Doctor;

/// <summary>Runs every check. An exception in one is its finding; the others still run.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<ICheck> Checks(MemoryHome home) =>
        [
            new HomeCheck(home),
            new DiskCheck(home),
            new DescriptorCheck(home),
            new MemoryCheck(home),
            new ClockCheck(home, TimeProvider.System),
            new HookCheck(home.Executable("totalmemory-hook")),
            new SpoolCheck(home),
            new OffRecordCheck(home),
            new ProjectsCheck(),
            new TranscriptCheck(home),
            new WorkerCheck(home),
            new WorkerPartsCheck(home),
            new CoverageCheck(home),
            new ServerCheck(home),
            .. InstallableClients.All(home).SelectMany(c => c.Checks()),
            new OtherClientsCheck(home),
        ];

    /// <summary>
    /// The only finding if the home's disk hangs, since every other check would hang, too. Null if the disk answers.
    /// </summary>
    public static JsonCheck? Hanging(MemoryHome home) => Hanging(home, Deadline.Timeout, () => Probe(home));

    /// <param name="timeout">How long the disk may take to answer; null for no limit.</param>
    /// <param name="probe">Asks it.</param>
    internal static JsonCheck? Hanging(MemoryHome home, TimeSpan? timeout, Func<bool> probe)
    {
        try
        {
            _ = timeout is { } most ? Deadline.Within(home.Root, most, probe) : probe();
            return null;
        }
        catch (IOException e)
        {
            return new(
                "disk",
                false,
                e.Message,
                "reconnect the disk (see mount and dmesg), or unfreeze it: fsfreeze -u; waiting work is done then"
            );
        }
    }

    // Why a write failed on a disk that answers is reported by its own check.
    private static bool Probe(MemoryHome home)
    {
        try
        {
            if (Directory.Exists(home.Root))
                PrivateFiles.WriteAtomic(Path.Combine(home.Root, $".doctor-{Environment.ProcessId}"), []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        PrivateFiles.TryDelete(Path.Combine(home.Root, $".doctor-{Environment.ProcessId}"));
        return true;
    }

    private static string Words(Exception e) => e is IOException or UnauthorizedAccessException ? FileErrorText.Describe(e) : e.Message;

    public static IReadOnlyList<JsonCheck> Run(ICheck check)
    {
        try
        {
            return [.. check.Run()];
        }
        catch (CommandException e)
        {
            return [new(check.Name, false, e.Message, "fix that, then run: totalmemory doctor")];
        }
        catch (Exception e)
            when (e
                    is MemoryStoreException
                        or SqliteException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException
                        or System.Text.Json.JsonException
            )
        {
            return [new(check.Name, false, Words(e), "fix that, then run: totalmemory doctor")];
        }
    }
}
