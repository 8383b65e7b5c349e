using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>One session's events as they are to be written, worked out while nothing is locked.</summary>
/// <param name="Effects">In order.</param>
/// <param name="Folders">The projects that they name.</param>
/// <param name="Briefed">Records that the session's briefing holds: it is read a moment after it was printed, and changes seldom.</param>
/// <param name="Forgotten">What was taken out of their words.</param>
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
        var beginning = ProjectStore.Find(c, session)?.Cwd;
        var folders = FolderProjects.Find(c, named.Select(cwd => new NamedFolder(cwd, null)), beginning, isTrusted: false);
        var forgotten = ForgottenWords.Find(c, [session], folders.Ids);
        var effects = events.Select(e => EventEffect.Decide(e, now)).Select(e => e with { Turns = [.. e.Turns.Select(forgotten.Clean)] });
        var briefing = events.Any(e => e.Event == "SessionStart")
            ? new BriefingFiles(home).Read(folders.Project(events[^1].Cwd, null).ShownIn(new KnownProjects(c)))
            : null;
        return new([.. effects], folders, briefing is null ? [] : [.. OwnContext.Ids(briefing)], forgotten);
    }
}
