using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Hooks;

/// <summary>
/// A hook call that must leave no trace (no event, no question to the worker, no note), because the session is private, its folder is
/// excluded, or the memory is paused. Published briefings may still be given to it.
/// </summary>
internal sealed class OffRecordCall
{
    private readonly MemoryHome home;
    private readonly string name;
    private readonly Payload payload;
    private readonly Withheld why;

    private OffRecordCall(MemoryHome home, string name, Payload payload, Withheld why, bool hasJustBegun) =>
        (this.home, this.name, this.payload, this.why, HasJustBegun) = (home, name, payload, why, hasJustBegun);

    /// <summary>Whether this call made the session private.</summary>
    public bool HasJustBegun { get; }

    /// <summary>Usually null; the check then costs only one lookup of a folder that does not exist.</summary>
    public static OffRecordCall? Find(MemoryHome home, TimeProvider time, string name, Payload payload)
    {
        var files = new OffRecordFiles(home);
        var isAsked = PrivateSessions.IsAsked || (name == HookEventName.UserPromptSubmit && IsWish(payload));
        if (isAsked || !files.AreNone)
        {
            var isPrivate =
                payload.Session is { Length: > 0 } session && (isAsked ? files.Sessions.Mark(session) : files.Sessions.Contains(session));
            if (isAsked || isPrivate)
                return new(home, name, payload, Withheld.PrivateSession, isAsked && isPrivate);
            if (files.Now().Find(time.GetUtcNow(), payload.Cwd, () => ProjectOf(home, payload), time) is { } why)
                return new(home, name, payload, why, hasJustBegun: false);
        }
        return null;
    }

    /// <summary>Prints the briefing and why nothing is kept, when a session starts and when it becomes private.</summary>
    public void Say(HookClient client, Action<ReadOnlyMemory<byte>> output)
    {
        var line = $"TotalMemory: {why.Words}; nothing of it is read or kept";
        if (name == HookEventName.SessionStart)
        {
            var briefing = new BriefingFiles(home).Read(ShownProject.Determine(home, payload)) is { Length: > 0 } known ? known : null;
            var isShown = client.ShowsLines && !SettingFlag.IsOn(home, SettingFlag.HidesSigns);
            if (briefing is not null || isShown)
                output(HookOutput.Context(client, name, briefing, isShown ? line : null));
        }
        else if (name == HookEventName.UserPromptSubmit && HasJustBegun)
            output(
                HookOutput.Context(
                    client,
                    name,
                    $"<totalmemory-note>{line}. What was kept of it before is forgotten. Do not save anything of it.</totalmemory-note>",
                    client.ShowsLines ? $"{line}, and what was kept of it before is forgotten" : null
                )
            );
    }

    // A subagent's prompt does not come from a person.
    private static bool IsWish(Payload payload) => payload.AgentId is null && payload.Prompt is { } prompt && PrivateWish.IsIn(prompt);

    private static string? ProjectOf(MemoryHome home, Payload payload) =>
        payload.Cwd is { Length: > 0 } cwd ? ProjectIdentity.Resolve(cwd, ProjectBook.Read(home)).Id : null;
}
