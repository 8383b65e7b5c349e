namespace TotalMemory.Spool.Reminders;

/// <summary>Which reminders a session has seen: one empty file each, created before it is shown, so that nothing is shown twice.</summary>
public sealed class ReminderHistory(MemoryHome home)
{
    /// <summary>Sessions rarely live longer; older marks are removed (chosen).</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public string Folder => Path.Combine(home.Root, "said");

    /// <summary>True the first time in a session.</summary>
    public bool TryMark(string session, long id)
    {
        var name = Path.Combine(Folder, $"{Sha256.Hex(session, 8)}-{id}");
        if (File.Exists(name))
            return false;
        PrivateFiles.CreateFolder(Folder);
        try
        {
            PrivateFiles.OpenWrite(name, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Removes marks of old sessions.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var file in Directory.EnumerateFiles(Folder))
            if (now - File.GetLastWriteTimeUtc(file) > Kept)
                PrivateFiles.TryDelete(file);
    }
}
