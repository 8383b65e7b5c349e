using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Doctor;

/// <summary>Runs every check, each with a catch of its own: what breaks one is its finding, and the others still answer.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<ICheck> Checks(MemoryHome home) =>
        [
            new HomeCheck(home),
            new DiskCheck(home),
            new DescriptorCheck(home),
            new MemoryCheck(home),
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
    /// What there is to say, and all, where the home's disk hangs: whatever is tried there would hang with it. Null when it answers.
    /// </summary>
    public static JsonCheck? Hanging(MemoryHome home) => Hanging(home, Deadline.Patience, () => Probe(home));

    /// <param name="patience">How long the disk may take to answer; null for ever.</param>
    /// <param name="probe">Asks it.</param>
    internal static JsonCheck? Hanging(MemoryHome home, TimeSpan? patience, Func<bool> probe)
    {
        try
        {
            _ = patience is { } most ? Deadline.Within(home.Root, most, probe) : probe();
            return null;
        }
        catch (IOException e)
        {
            return new(
                "disk",
                false,
                e.Message,
                "bring it back (see mount and dmesg), or end what froze it: fsfreeze -u; what waits is done then"
            );
        }
    }

    // Why a disk that answers does not take it, its own check says.
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

    public static IReadOnlyList<JsonCheck> Run(ICheck check)
    {
        try
        {
            return [.. check.Run()];
        }
        catch (CommandException e)
        {
            return [new(check.Name, false, e.Message, "mend that, then: totalmemory doctor")];
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
            return [new(check.Name, false, e.Message, "see the message")];
        }
    }
}
