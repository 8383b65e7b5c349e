using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Doctor;

/// <summary>The database is sound; a test value can be written and read back.</summary>
internal sealed class MemoryCheck(MemoryHome home) : ICheck
{
    public string Name => "memory";

    public IEnumerable<JsonCheck> Run()
    {
        var database = new Database(home);
        var size = Output.Bytes(new FileInfo(home.Database).Length);
        var sound = database.Upkeep.QuickCheck();
        if (sound != "ok")
            return [new(Name, false, sound, "restore a backup, or move memory.db away and run: totalmemory import")];
        if (database.ReadOnly is { } reason)
            return [new(Name, false, reason, $"make {home.Root} writable, or set TOTALMEMORY_HOME to a folder that is")];
        return
        [
            database.Upkeep.WriteAndReadBack()
                ? new(Name, true, $"written and read; schema {Database.Schema}, {size}", null)
                : new(Name, false, "what was written could not be read back", "restore a backup: totalmemory restore"),
        ];
    }
}
