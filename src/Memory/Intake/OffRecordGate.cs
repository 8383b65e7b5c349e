using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// Keeps out what is off the record: private sessions, excluded folders, pauses. If nothing is, this costs one check for a folder that
/// does not exist.
/// </summary>
public sealed class OffRecordGate
{
    private readonly Database database;
    private readonly EventSpool spool;
    private readonly TimeProvider time;

    internal OffRecordGate(MemoryHome home, Database database, EventSpool spool, TimeProvider time)
    {
        (this.database, this.spool, this.time) = (database, spool, time);
        Files = new OffRecordFiles(home);
    }

    public OffRecordFiles Files { get; }

    /// <summary>Why a session in this folder may not be recorded now; null if it may.</summary>
    /// <param name="session">Empty when it is not known.</param>
    public Withheld? WhyWithheld(string session, string? folder)
    {
        if (Files.AreNone)
            return null;
        using var c = database.Open();
        return Files.Withholds(session, folder, () => c.Projects.Identify(folder, null).Id, time);
    }

    /// <summary>Why nothing may be recorded in a project now; null if it may.</summary>
    public Withheld? WhyWithheld(ProjectIdentity project) =>
        Files.Withholds(null, project.Root.Length > 0 ? project.Root : null, () => project.Id, time);

    /// <summary>What is off the record, one line each.</summary>
    public IReadOnlyList<string> Describe()
    {
        if (Files.AreNone)
            return [];
        var list = Files.Now();
        using var c = database.Open();
        var names = c.Projects.All().ToDictionary(p => p.Id, p => p.Name);
        var lines = list
            .Pauses.Where(p => p.Covers(time.GetUtcNow()))
            .Select(p => $"{(p.Project is { } id ? names.GetValueOrDefault(id, id) : "everything")} is {p.Describe(time)}")
            .Concat(list.Folders.Select(f => $"{f} is excluded"))
            .ToList();
        if (Files.Sessions.Count is > 0 and var many)
            lines.Add(many == 1 ? "1 session is private" : $"{many} sessions are private");
        return lines;
    }

    /// <summary>Forgets what was taken from sessions that have become private.</summary>
    public IntakeReport Settle()
    {
        if (Files.AreNone)
            return new IntakeReport();
        return Files.Sessions.Unsettled().Aggregate(new IntakeReport(), (sum, session) => sum + Forget(session));
    }

    /// <summary>Marks a session as private, and forgets what was taken from it.</summary>
    public IntakeReport MakePrivate(string session)
    {
        Files.Sessions.Mark(session);
        return Forget(session);
    }

    /// <summary>The events that may be kept.</summary>
    internal IReadOnlyList<HookEvent> KeepAllowed(IReadOnlyList<HookEvent> events)
    {
        if (Files.AreNone)
            return [.. events.Where(e => e.Event != HookEvent.Private)];
        if (Files.Sessions.Contains(events[0].Session))
            return [];
        using var c = database.Open();
        var filter = new OffRecordFilter(c, Files.Ever(), null, time);
        return [.. events.Where(e => e.Event != HookEvent.Private && !filter.Withholds(e.At, e.Cwd))];
    }

    /// <summary>For a transcript; null if nothing is off the record. Throws <see cref="IOException"/> if it cannot be read.</summary>
    internal OffRecordFilter? Filter(MemoryConnection c, string path) =>
        Files.AreNone ? null : new OffRecordFilter(c, Files.Ever(), TranscriptHead.Read(path, time.GetUtcNow()).Cwd, time);

    /// <summary>
    /// Whether a transcript may be opened for reading: not that of a private session, nor of one that began in an excluded folder. Throws
    /// <see cref="IOException"/> when it cannot be read.
    /// </summary>
    internal bool MayRead(string path)
    {
        if (Files.AreNone)
            return true;
        var facts = TranscriptHead.Read(path, time.GetUtcNow());
        if (facts.Session is { } session && Files.Sessions.Contains(session))
            return false;
        // A fork of a private session repeats it, so it is private, too.
        if (facts is { ForkedFrom: { } origin, Session: { } fork } && Files.Sessions.Contains(origin))
        {
            MakePrivate(fork);
            return false;
        }
        return facts.Cwd is not { } folder || !Files.Now().IsExcluded(folder);
    }

    private IntakeReport Forget(string session)
    {
        var projects = database.Write(c => c.SessionErasures.Erase(session));
        ForgetRejected(session);
        database.Upkeep.EmptyLog();
        Files.Sessions.Settle(session);
        return new IntakeReport { ChangedProjects = projects };
    }

    private void ForgetRejected(string session)
    {
        foreach (var id in spool.RejectedIds())
        {
            var file = Path.Combine(spool.Rejected, id + ".json");
            if (SessionOf(file) != session)
                continue;
            PrivateFiles.TryDelete(file);
            PrivateFiles.TryDelete(Path.Combine(spool.Rejected, id + ".reason.txt"));
        }
    }

    private static string? SessionOf(string file)
    {
        try
        {
            return OutsideFile.TryReadText(file) is { } text
                ? JsonSerializer.Deserialize(text, HookEventJson.Default.HookEvent)?.Session
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
