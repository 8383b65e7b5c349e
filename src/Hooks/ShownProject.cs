using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>The project whose published files (briefing, reminders) a hook call may be shown.</summary>
internal static class ShownProject
{
    public static string Determine(MemoryHome home, Payload payload)
    {
        var known = ProjectBook.Read(home);
        return ProjectIdentity.Resolve(payload.Cwd is { Length: > 0 } cwd ? cwd : WorkingFolder.Path, known).ShownIn(known);
    }
}
