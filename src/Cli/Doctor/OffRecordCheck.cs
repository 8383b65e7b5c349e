using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Cli.Doctor;

/// <summary>What is off the record now, and whether everything taken from private sessions has been forgotten.</summary>
internal sealed class OffRecordCheck(MemoryHome home) : ICheck
{
    public string Name => "off the record";

    public IEnumerable<JsonCheck> Run()
    {
        var files = new OffRecordFiles(home);
        if (files.AreNone)
            return [];
        var memory = Context.Open();
        if (files.Sessions.Unsettled().Count is > 0 and var left)
            return
            [
                new(
                    Name,
                    false,
                    $"what was taken from {Counted.Format(left, "private session")} is not forgotten yet",
                    "totalmemory worker start"
                ),
            ];
        return memory.OffRecord.Describe() is { Count: > 0 } standing ? [new(Name, true, string.Join("; ", standing), null)] : [];
    }
}
