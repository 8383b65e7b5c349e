using System.Text.Json;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// The queue between hooks and worker: one file an event, in <c>new/</c>, <c>claimed/</c> or <c>rejected/</c>.
/// A rename claims; only <see cref="Complete"/> removes. Any number of processes may post; one worker claims.
/// </summary>
public sealed class EventSpool(MemoryHome home, SpoolLimits? limits = null)
{
    /// <summary>Far above what a hook writes.</summary>
    private const int LongestEvent = 4 << 20;

    /// <summary>Chosen: even a hundred busy sessions do not fill a disk with wake-ups in an hour.</summary>
    private static readonly TimeSpan BetweenThinnings = TimeSpan.FromHours(1);

    private readonly SpoolLimits limits = limits ?? new SpoolLimits();

    /// <summary>No hook writes for so long: its client ends it in ten seconds at most.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    public string New => Path.Combine(home.Spool, "new");
    public string Claimed => Path.Combine(home.Spool, "claimed");
    public string Rejected => Path.Combine(home.Spool, "rejected");

    /// <summary>Writes the event durably and returns its id. Throws <see cref="IOException"/> when the disk does.</summary>
    public string Post(HookEvent e)
    {
        // The first hook may be the first maker of the home.
        foreach (var folder in (ReadOnlySpan<string>)[home.Root, home.Spool, New])
            PrivateFiles.CreateFolder(folder);
        if (MayThin(e.At))
            Thin();
        var name = SpoolName.For(e);
        PrivateFiles.WriteAtomic(Path.Combine(New, name), e.ToJson().Span);
        return Path.GetFileNameWithoutExtension(name);
    }

    /// <summary>Ids of the waiting events, oldest first.</summary>
    public IReadOnlyList<string> Waiting() => Ids(New);

    public IReadOnlyList<string> RejectedIds() => Ids(Rejected);

    /// <summary>The first of the spool's folders that cannot be listed, with the remedy; null when all can.</summary>
    public SpoolTrouble? Trouble =>
        new[] { home.Spool, New, Claimed, Rejected }
            .Where(f => Directory.Exists(f) && !CanList(f))
            .Select(f => new SpoolTrouble($"{f} cannot be read", $"sudo chown -R \"$USER\" {home.Spool} && chmod -R u+rwX {home.Spool}"))
            .FirstOrDefault();

    /// <summary>
    /// What to do about a claimed event that cannot be read, once it is set aside: one of this user, or that root wrote in a session under
    /// sudo, can wait again; one that somebody else put there must not.
    /// </summary>
    public string Remedy(string id)
    {
        var file = Path.Combine(Rejected, id + ".json");
        return IsAlien(Path.Combine(Claimed, id + ".json"))
            ? $"Somebody else put it there, and it will not be learned from. Delete it: rm -f {file}"
            : $"Give it back to its owner: sudo chown \"$USER\" {file} && chmod 600 {file} && mv {file} {New}/";
    }

    /// <summary>Neither the home's owner nor root wrote it.</summary>
    public bool IsAlien(string path) =>
        FileStatus.WithoutFollowing(path) is { IsOurs: false, Owner: not 0 } status && status.Owner != FileStatus.Read(home.Root)?.Owner;

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

    /// <summary>
    /// Reads a claimed event. Throws <see cref="JsonException"/> when the file is not one, <see cref="UnauthorizedAccessException"/> when
    /// it is another user's, <see cref="IOException"/> when it cannot be read now.
    /// </summary>
    public HookEvent Read(string id)
    {
        var path = Path.Combine(Claimed, id + ".json");
        if (FileStatus.WithoutFollowing(path) is { } status)
            Require(status);
        var e =
            JsonSerializer.Deserialize(OutsideFile.ReadBytes(path, LongestEvent), HookEventJson.Default.HookEvent)
            ?? throw new JsonException("The event is empty.");
        return e with { Id = id };
    }

    /// <summary>Removes a claimed event: everything it caused is committed.</summary>
    public void Complete(string id) => File.Delete(Path.Combine(Claimed, id + ".json"));

    /// <summary>
    /// Gives a claimed event back, to be tried again; one that cannot be moved now is given back by <see cref="Recover"/>.
    /// </summary>
    public bool TryRelease(string id)
    {
        try
        {
            File.Move(Path.Combine(Claimed, id + ".json"), Path.Combine(New, id + ".json"), overwrite: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

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
        return Ids(Claimed).Count(TryRelease);
    }

    /// <summary>Removes what hooks left that were killed while they wrote: half an event, and nobody's.</summary>
    public void RemoveUnfinished(DateTimeOffset now)
    {
        if (!Directory.Exists(New) || !CanList(New))
            return;
        foreach (var file in Directory.EnumerateFiles(New, "*.tmp"))
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > Unfinished)
                PrivateFiles.TryDelete(file);
    }

    /// <summary>
    /// Over the limits, keeps the newest wake-up of each session and drops its older twins: they say nothing that the
    /// newest does not. Events that carry words are never dropped.
    /// </summary>
    /// <remarks>
    /// The worker does it, and a hook once an hour, for there may be no worker: looking takes the longer, the more waits.
    /// </remarks>
    public void Thin()
    {
        if (!Directory.Exists(New) || !CanList(New))
            return;
        var waiting = Directory.GetFiles(New, "*.json");
        if (waiting.Length < limits.Events && !OverBytes(waiting))
            return;
        Array.Sort(waiting, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = waiting.Length - 1; i >= 0; i--)
            if (SpoolName.WakeUpOf(Path.GetFileName(waiting[i])) is { } session && !seen.Add(session))
                PrivateFiles.TryDelete(waiting[i]);
    }

    // One look at one file, whatever waits.
    private bool MayThin(DateTimeOffset now)
    {
        var mark = Path.Combine(home.Spool, "thinned");
        var last = File.GetLastWriteTimeUtc(mark); // The year 1601 when there is none.
        if ((now.UtcDateTime - last).Duration() < BetweenThinnings)
            return false;
        using (PrivateFiles.OpenWrite(mark, FileMode.OpenOrCreate, FileShare.ReadWrite)) { }
        File.SetLastWriteTimeUtc(mark, now.UtcDateTime);
        return true;
    }

    // An event is at most a few dozen kB, so sizes are asked for only when their number makes the bound reachable.
    private bool OverBytes(string[] waiting) =>
        waiting.Length > 500 && waiting.Sum(f => new FileInfo(f) is { Exists: true } i ? i.Length : 0) > limits.Bytes;

    // Whoever owns the home may put events in (a worker run by root serves its user); nobody else.
    private void Require(FileStatus status)
    {
        if (status.Kind != FileKind.Regular)
            throw new JsonException("It is no regular file.");
        if (!status.IsOurs && status.Owner != FileStatus.Read(home.Root)?.Owner)
            throw new UnauthorizedAccessException($"It belongs to another user ({status.Owner}).");
    }

    private static bool CanList(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A folder that cannot be listed holds nothing for us; Trouble says so.
    private static List<string> Ids(string folder)
    {
        if (!Directory.Exists(folder) || !CanList(folder))
            return [];
        var ids = Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
