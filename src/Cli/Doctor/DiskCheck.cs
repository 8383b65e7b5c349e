using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>A file can be written to the disk completely, and there is room for more.</summary>
internal sealed class DiskCheck(MemoryHome home, Func<string, long>? free = null) : ICheck
{
    /// <summary>With less, a day's learning or a backup may fail (chosen: several times what a busy week adds).</summary>
    private const long Enough = 100L << 20;

    private readonly Func<string, long> free = free ?? (path => new DriveInfo(path).AvailableFreeSpace);

    public string Name => "disk";

    public IEnumerable<JsonCheck> Run()
    {
        var probe = Path.Combine(home.Root, $".doctor-{Environment.ProcessId}");
        try
        {
            PrivateFiles.WriteAtomic(probe, new byte[64 * 1024]);
            var left = free(home.Root);
            return
            [
                left >= Enough
                    ? new(Name, true, $"a file was written to {home.Root}; {Output.Bytes(left)} free", null)
                    : new(
                        Name,
                        false,
                        $"only {Output.Bytes(left)} are free where {home.Root} lies",
                        "free some space; events wait until then"
                    ),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return
            [
                new(
                    Name,
                    false,
                    $"nothing can be written to {home.Root}: {FileErrorText.Describe(e)}",
                    $"see df -h {home.Root}, df -i {home.Root} and ls -ld {home.Root}; what is known can still be searched"
                ),
            ];
        }
        finally
        {
            PrivateFiles.TryDelete(probe);
        }
    }
}
