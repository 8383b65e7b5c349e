using System.Text.Json;

namespace TotalMemory.Spool;

/// <summary>
/// The queue between hooks and worker: one file an event, in <c>new/</c>, <c>claimed/</c> or <c>rejected/</c>.
/// A rename claims; only <see cref="Complete"/> removes. Any number of processes may post; one worker claims.
/// </summary>
public sealed class EventSpool(MemoryHome home, SpoolLimits? limits = null)
{
    private readonly SpoolLimits limits = limits ?? new SpoolLimits();

    public string New => Path.Combine(home.Spool, "new");
    public string Claimed => Path.Combine(home.Spool, "claimed");
    public string Rejected => Path.Combine(home.Spool, "rejected");

    /// <summary>Writes the event durably and returns its id. Throws <see cref="IOException"/> when the disk does.</summary>
    public string Post(HookEvent e)
    {
        // The first hook may be the first maker of the home.
        foreach (var folder in (ReadOnlySpan<string>)[home.Root, home.Spool, New])
            PrivateFiles.CreateFolder(folder);
        Thin();
        var name = SpoolName.For(e);
        PrivateFiles.WriteAtomic(Path.Combine(New, name), JsonSerializer.SerializeToUtf8Bytes(e, HookEventJson.Default.HookEvent));
        return Path.GetFileNameWithoutExtension(name);
    }

    /// <summary>Ids of the waiting events, oldest first.</summary>
    public IReadOnlyList<string> Waiting() => Ids(New);

    public IReadOnlyList<string> RejectedIds() => Ids(Rejected);

    /// <summary>Takes an event; null when another claimed it or it is gone.</summary>
    public string? Claim(string id)
    {
        PrivateFiles.CreateFolder(Claimed);
        var path = Path.Combine(Claimed, id + ".json");
        try
        {
            File.Move(Path.Combine(New, id + ".json"), path, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        return path;
    }

    /// <summary>Reads a claimed event. Throws <see cref="JsonException"/> when the file is not one.</summary>
    public HookEvent Read(string id)
    {
        var e =
            JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Claimed, id + ".json")), HookEventJson.Default.HookEvent)
            ?? throw new JsonException("The event is empty.");
        return e with { Id = id };
    }

    /// <summary>Removes a claimed event: everything it caused is committed.</summary>
    public void Complete(string id) => File.Delete(Path.Combine(Claimed, id + ".json"));

    /// <summary>Gives a claimed event back, to be tried again.</summary>
    public void Release(string id) => File.Move(Path.Combine(Claimed, id + ".json"), Path.Combine(New, id + ".json"), overwrite: true);

    /// <summary>Sets a claimed event aside, with the reason beside it for <c>totalmemory status</c>.</summary>
    public void Reject(string id, string reason)
    {
        PrivateFiles.CreateFolder(Rejected);
        PrivateFiles.WriteAtomic(Path.Combine(Rejected, id + ".reason.txt"), System.Text.Encoding.UTF8.GetBytes(reason));
        File.Move(Path.Combine(Claimed, id + ".json"), Path.Combine(Rejected, id + ".json"), overwrite: true);
    }

    /// <summary>Gives back what a dead worker had claimed. Only the holder of the worker's lock may call it.</summary>
    public int Recover()
    {
        var left = Ids(Claimed);
        foreach (var id in left)
            Release(id);
        return left.Count;
    }

    /// <summary>
    /// Over the limits, keeps the newest wake-up of each session and drops its older twins: they say nothing that the
    /// newest does not. Events that carry words are never dropped.
    /// </summary>
    private void Thin()
    {
        var waiting = Directory.GetFiles(New, "*.json");
        if (waiting.Length < limits.Events && !OverBytes(waiting))
            return;
        Array.Sort(waiting, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = waiting.Length - 1; i >= 0; i--)
            if (SpoolName.WakeUpOf(Path.GetFileName(waiting[i])) is { } session && !seen.Add(session))
                PrivateFiles.TryDelete(waiting[i]);
    }

    // An event is at most a few dozen kB, so sizes are asked for only when their number makes the bound reachable.
    private bool OverBytes(string[] waiting) =>
        waiting.Length > 500 && waiting.Sum(f => new FileInfo(f) is { Exists: true } i ? i.Length : 0) > limits.Bytes;

    private static List<string> Ids(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var ids = Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
