using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// Files that list what is off the record, in a folder that does not exist if nothing is, so that a hook needs only one check. Current
/// entries, which hooks need, are separate from past pauses.
/// </summary>
/// <remarks>
/// One per line: <c>pause FROM UNTIL PROJECT</c> (UTC; <c>-</c> for no end, <c>*</c> for all) and <c>folder PATH</c>.
/// </remarks>
public sealed class OffRecordFiles(MemoryHome home)
{
    private const int LongestFile = 1 << 20; // chosen: far above a list of folders and sessions
    private const string FolderMark = "folder ";

    public string Folder => Path.Combine(home.Root, "off-record");

    /// <summary>True if nothing was ever off the record.</summary>
    public bool AreNone => !Directory.Exists(Folder);

    public PrivateSessions Sessions => new(Path.Combine(Folder, "sessions"));

    private string Current => Path.Combine(Folder, "now.txt");

    private string Past => Path.Combine(Folder, "past.txt");

    /// <summary>Current entries: all that a hook needs.</summary>
    public OffRecordList Now() => AreNone ? OffRecordList.Empty : Read(Current);

    /// <summary>Why a session in this folder may not be recorded now; null if it may.</summary>
    /// <param name="session">Null or empty when it is not known.</param>
    /// <param name="project">The folder's project; asked for only where a pause is about one project.</param>
    public Withheld? Withholds(string? session, string? folder, Func<string?> project, TimeProvider time)
    {
        if (AreNone)
            return null;
        if (session is { Length: > 0 } && Sessions.Contains(session))
            return Withheld.PrivateSession;
        return Now().Find(time.GetUtcNow(), folder, project, time);
    }

    /// <summary>Including past pauses, which are needed for reading earlier text.</summary>
    public OffRecordList Ever()
    {
        var now = Now();
        return AreNone ? now : now with { Pauses = [.. Read(Past).Pauses, .. now.Pauses] };
    }

    /// <summary>Starts a pause; ends a current one of the same project.</summary>
    public void Begin(Pause pause) =>
        Change(
            pause.From,
            list => list with { Pauses = [.. list.Pauses.Select(p => p.Project == pause.Project ? Ended(p, pause.From) : p), pause] }
        );

    /// <summary>Ends the pause of a project, or the global one (null); false if there was none.</summary>
    public bool End(string? project, DateTimeOffset now)
    {
        if (!Now().Pauses.Any(p => p.Project == project && !p.IsOver(now)))
            return false;
        Change(now, list => list with { Pauses = [.. list.Pauses.Select(p => p.Project == project ? Ended(p, now) : p)] });
        return true;
    }

    /// <summary>False if it was already excluded.</summary>
    public bool Exclude(string folder, DateTimeOffset now)
    {
        var real = OffRecordList.Real(folder);
        if (Now().Folders.Contains(real))
            return false;
        Change(now, list => list with { Folders = [.. list.Folders, real] });
        return true;
    }

    /// <summary>False if the folder itself was not excluded.</summary>
    public bool Include(string folder, DateTimeOffset now)
    {
        var key = FolderSpelling.Key(OffRecordList.Real(folder));
        if (!Now().Folders.Any(f => FolderSpelling.Key(f) == key))
            return false;
        Change(now, list => list with { Folders = [.. list.Folders.Where(f => FolderSpelling.Key(f) != key)] });
        return true;
    }

    private static Pause Ended(Pause pause, DateTimeOffset now) => pause.IsOver(now) ? pause : pause with { Until = now };

    // Past pauses are written first, so that after a crash in between an entry may be in both files, but never in none.
    private void Change(DateTimeOffset now, Func<OffRecordList, OffRecordList> change)
    {
        PrivateFiles.CreateFolder(Folder);
        using var turn = Turn();
        var list = change(Read(Current));
        var over = list.Pauses.Where(p => p.IsOver(now)).ToList();
        if (over.Count > 0)
            Write(Past, [.. Read(Past).Pauses.Union(over).Select(p => p.ToLine())]);
        Write(Current, [.. list.Pauses.Except(over).Select(p => p.ToLine()), .. list.Folders.Select(f => FolderMark + f)]);
    }

    // Two processes may change it at the same time: the second waits.
    private FileStream Turn()
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return PrivateFiles.OpenWrite(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (attempt < 100)
            {
                Task.Delay(20).Wait();
            }
    }

    private static OffRecordList Read(string file)
    {
        if (OutsideFile.TryReadText(file, LongestFile) is not { } text)
            return OffRecordList.Empty;
        var lines = text.Split('\n');
        return new OffRecordList(
            [.. lines.Select(Pause.Parse).OfType<Pause>()],
            [.. lines.Where(l => l.StartsWith(FolderMark, StringComparison.Ordinal)).Select(l => l[FolderMark.Length..])]
        );
    }

    private static void Write(string file, IReadOnlyList<string> lines) =>
        PrivateFiles.WriteAtomic(file, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
}
