using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Hooks;

/// <summary>
/// A call of which nothing is posted, asked or noted: the session is private, its folder excluded, or the memory paused. What is published
/// may still be read to it.
/// </summary>
internal sealed class OffRecordCall
{
    private readonly MemoryHome home;
    private readonly string name;
    private readonly Payload payload;
    private readonly Withheld why;

    private OffRecordCall(MemoryHome home, string name, Payload payload, Withheld why, bool hasJustBegun) =>
        (this.home, this.name, this.payload, this.why, HasJustBegun) = (home, name, payload, why, hasJustBegun);

    /// <summary>The session is private from now on.</summary>
    public bool HasJustBegun { get; }

    /// <summary>Null is the usual answer, and costs one look at a folder that does not exist.</summary>
    public static OffRecordCall? Find(MemoryHome home, TimeProvider time, string name, Payload payload)
    {
        var files = new OffRecordFiles(home);
        var isAsked = PrivateSessions.IsAsked || (name == "UserPromptSubmit" && IsWish(payload));
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

    /// <summary>The briefing, and why nothing is kept: at a start, and at the moment in which a session becomes private.</summary>
    public void Say(HookClient client, Action<ReadOnlyMemory<byte>> output)
    {
        var line = $"TotalMemory: {why.Words}; nothing of it is read or kept";
        if (name == "SessionStart")
        {
            var briefing = new BriefingFiles(home).Read(ShownProject.Determine(home, payload)) is { Length: > 0 } known ? known : null;
            var isShown = client.ShowsLines && !SettingFlag.IsOn(home, SettingFlag.HidesSigns);
            if (briefing is not null || isShown)
                output(HookOutput.Context(client, name, briefing, isShown ? line : null));
        }
        else if (name == "UserPromptSubmit" && HasJustBegun)
            output(
                HookOutput.Context(
                    client,
                    name,
                    $"<totalmemory-note>{line}. What was kept of it before is forgotten. Do not save anything of it.</totalmemory-note>",
                    client.ShowsLines ? $"{line}, and what was kept of it before is forgotten" : null
                )
            );
    }

    // A subagent's prompt is no person's.
    private static bool IsWish(Payload payload) => payload.AgentId is null && payload.Prompt is { } prompt && PrivateWish.IsIn(prompt);

    private static string? ProjectOf(MemoryHome home, Payload payload) =>
        payload.Cwd is { Length: > 0 } cwd ? ProjectIdentity.Resolve(cwd, ProjectBook.Read(home)).Id : null;
}
