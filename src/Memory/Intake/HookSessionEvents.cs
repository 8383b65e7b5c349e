using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>One session's events, prepared for writing outside the lock.</summary>
/// <param name="Effects">In order.</param>
/// <param name="Folders">The projects of the folders that they name.</param>
/// <param name="Briefed">Records in the session's briefing, read shortly after it was printed, since it rarely changes.</param>
/// <param name="Forgotten">What was removed from their text.</param>
internal sealed record HookSessionEvents(
    IReadOnlyList<EventEffect> Effects,
    FolderProjects Folders,
    IReadOnlyList<long> Briefed,
    ForgottenWords Forgotten
)
{
    public string Session => Effects[^1].Event.Session;

    public ProjectIdentity Project => Folders.Project(Effects[^1].Event.Cwd, null);

    public static HookSessionEvents Prepare(MemoryConnection c, MemoryHome home, IReadOnlyList<HookEvent> events, DateTimeOffset now)
    {
        var session = events[^1].Session;
        var named = events.Select(e => e.Cwd).OfType<string>();
        var beginning = c.Projects.Find(session)?.Cwd;
        var folders = FolderProjects.Find(c, named.Select(cwd => new NamedFolder(cwd, null)), beginning, isTrusted: false);
        var forgotten = ForgottenWords.Find(c, [session], folders.Ids);
        var effects = events.Select(e => EventEffect.Decide(e, now)).Select(e => e with { Turns = [.. e.Turns.Select(forgotten.Clean)] });
        var briefing = events.Any(e => e.Event == HookEventName.SessionStart)
            ? new BriefingFiles(home).Read(folders.Project(events[^1].Cwd, null).ShownIn(new KnownProjects(c)))
            : null;
        return new([.. effects], folders, briefing is null ? [] : [.. OwnContext.RecordIds(briefing)], forgotten);
    }
}
