using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Removes from a backup what was forgotten since it was made.</summary>
public sealed class BackupCleaning(Database database, TimeProvider time)
{
    /// <summary>
    /// Rewrites the backup, which then has the newest schema; nothing is changed if it fails. Returns the number of removed records.
    /// </summary>
    /// <exception cref="MemoryStoreException">It is not a backup of ours, or damaged.</exception>
    public int Clean(string path)
    {
        CheckedBackup.Open(path, new MemoryHome(System.IO.Path.GetDirectoryName(database.Path)!)).Dispose();
        var home = new MemoryHome(path + ".cleaning");
        try
        {
            PrivateFiles.CreateFolder(home.Root);
            File.Copy(path, home.Database, overwrite: true);
            var removed = Forget(home);
            if (removed > 0)
                File.Move(System.IO.Path.Combine(home.Root, "clean.db"), path, overwrite: true);
            return removed;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(home.Root, recursive: true);
        }
    }

    private int Forget(MemoryHome home)
    {
        List<KnowledgeRecord> forgotten;
        using (var c = database.Open())
            forgotten = c.RecordLists.Forgotten();
        var copy = new Database(home);
        var now = time.GetUtcNow();
        var removed = copy.Write(c =>
            forgotten.Count(f =>
                c.Records.Find(f.Id) is { } there
                && there.Type == f.Type
                && there.Created == f.Created
                && KnowledgeBase.Forget(c, f.Id, "forgotten later", project: null, now) is not null
            )
        );
        copy.Write(c => ErasureNotes.Remove(c, ErasureNotes.Read(c)));
        if (removed > 0 && copy.Upkeep.WipeFreed(ErasureStore.Pending))
            copy.Upkeep.Backup(System.IO.Path.Combine(home.Root, "clean.db"));
        return removed;
    }
}
