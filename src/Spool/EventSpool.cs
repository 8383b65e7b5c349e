using System.Text.Json;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// The queue between hooks and worker: one file an event, in <c>new/</c>, <c>claimed/</c> or <c>rejected/</c>.
/// A rename claims; only <see cref="Complete"/> removes. Any number of processes may post; one worker claims.
/// </summary>
public sealed class EventSpool(MemoryHome home, SpoolLimits? limits = null)
{
    /// <summary>Far above the size of an event (chosen).</summary>
    private const int LongestEvent = 4 << 20;

    /// <summary>Chosen: even a hundred busy sessions do not fill a disk with wake-ups in an hour.</summary>
    private static readonly TimeSpan BetweenThinnings = TimeSpan.FromHours(1);

    private readonly SpoolLimits limits = limits ?? new SpoolLimits();

    /// <summary>Age of an abandoned temporary file: clients end a hook after ten seconds at most (chosen).</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    public string New => Path.Combine(home.Spool, "new");
    public string Claimed => Path.Combine(home.Spool, "claimed");
    public string Rejected => Path.Combine(home.Spool, "rejected");

    /// <summary>Writes the event durably and returns its id. Throws <see cref="IOException"/> on disk errors.</summary>
    public string Post(HookEvent e)
    {
        // The first hook may have to create the home.
        foreach (var folder in (ReadOnlySpan<string>)[home.Root, home.Spool, New])
            PrivateFiles.CreateFolder(folder);
        if (MayRemoveExcess(e.At))
            RemoveExcess();
        var name = SpoolName.For(e);
        PrivateFiles.WriteAtomic(Path.Combine(New, name), e.ToJson().Span);
        return Path.GetFileNameWithoutExtension(name);
    }

    /// <summary>Ids of the waiting events, oldest first.</summary>
    public IReadOnlyList<string> Waiting() => Ids(New);

    public IReadOnlyList<string> RejectedIds() => Ids(Rejected);

    /// <summary>The first spool folder that must not be used or cannot be listed, with the remedy; null if all can.</summary>
    public SpoolTrouble? Trouble =>
        new[] { home.Root, home.Spool, New, Claimed, Rejected }.Select(LinkedFolder.Trouble).OfType<SpoolTrouble>().FirstOrDefault()
        ?? new[] { home.Spool, New, Claimed, Rejected }.Select(TroubleOf).OfType<SpoolTrouble>().FirstOrDefault();

    /// <summary>
    /// The remedy for a rejected event that could not be read: one owned by this user, or written by root in a session under sudo, can be
    /// processed again; one written by another user must not be.
    /// </summary>
    public string Remedy(string id)
    {
        var file = Path.Combine(Rejected, id + ".json");
        return IsOthers(Path.Combine(Claimed, id + ".json"))
            ? $"Somebody else put it there, and it will not be learned from. Delete it: rm -f {file}"
            : $"Give it back to its owner: sudo chown \"$USER\" {file} && chmod 600 {file} && mv {file} {New}/";
    }

    /// <summary>True if neither the home's owner nor root wrote it.</summary>
    public bool IsOthers(string path) =>
        FileStatus.WithoutFollowing(path) is { IsOurs: false, Owner: not 0 } status && status.Owner != FileStatus.Read(home.Root)?.Owner;

    /// <summary>Claims an event; null if another process claimed it or it is gone.</summary>
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
    /// Reads a claimed event. Throws <see cref="JsonException"/> if the file is invalid, <see cref="UnauthorizedAccessException"/> if it
    /// belongs to another user, <see cref="IOException"/> if it cannot be read now.
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

    /// <summary>Removes a claimed event whose effects are committed.</summary>
    public void Complete(string id) => File.Delete(Path.Combine(Claimed, id + ".json"));

    /// <summary>
    /// Releases a claimed event for a retry; one that cannot be moved now is released by <see cref="Recover"/>.
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

    /// <summary>Moves a claimed event to <c>rejected/</c>, with the reason beside it for <c>totalmemory status</c>.</summary>
    public void Reject(string id, string reason)
    {
        PrivateFiles.CreateFolder(Rejected);
        PrivateFiles.WriteAtomic(Path.Combine(Rejected, id + ".reason.txt"), System.Text.Encoding.UTF8.GetBytes(reason));
        File.Move(Path.Combine(Claimed, id + ".json"), Path.Combine(Rejected, id + ".json"), overwrite: true);
    }

    /// <summary>Releases events claimed by a dead worker. Only the holder of the worker's lock may call it.</summary>
    public int Recover()
    {
        return Ids(Claimed).Count(TryRelease);
    }

    /// <summary>Removes temporary files of hooks that were killed while writing.</summary>
    public void RemoveUnfinished(DateTimeOffset now)
    {
        if (!Directory.Exists(New) || !CanList(New))
            return;
        foreach (var file in Directory.EnumerateFiles(New, "*.tmp"))
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > Unfinished)
                PrivateFiles.TryDelete(file);
    }

    /// <summary>
    /// Above the limits, keeps only the newest wake-up of each session, since older ones are redundant. Events with text are never
    /// dropped.
    /// </summary>
    /// <remarks>
    /// Done by the worker, and by a hook once an hour in case there is no worker, because listing a large spool is slow.
    /// </remarks>
    public void RemoveExcess()
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

    // Checks only one file.
    private bool MayRemoveExcess(DateTimeOffset now)
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

    // Only the home's owner may post events (a worker run by root serves its user).
    private void Require(FileStatus status)
    {
        if (status.Kind != FileKind.Regular)
            throw new JsonException("It is no regular file.");
        if (!status.IsOurs && status.Owner != FileStatus.Read(home.Root)?.Owner)
            throw new UnauthorizedAccessException($"It belongs to another user ({status.Owner}).");
    }

    private SpoolTrouble? TroubleOf(string folder)
    {
        if (File.Exists(folder))
            return new($"{folder} is a file, and no event can be kept in it", $"mv {folder} {folder}.old");
        return !Directory.Exists(folder) || CanList(folder)
            ? null
            : new($"{folder} cannot be read", $"sudo chown -R \"$USER\" {home.Spool} && chmod -R u+rwX {home.Spool}");
    }

    private bool CanList(string folder)
    {
        if (new[] { home.Root, home.Spool, folder }.Any(f => LinkedFolder.Trouble(f) is not null))
            return false;
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

    // A folder that cannot be listed counts as empty; Trouble reports it.
    private List<string> Ids(string folder)
    {
        if (!Directory.Exists(folder) || !CanList(folder))
            return [];
        var ids = Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
