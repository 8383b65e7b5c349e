namespace TotalMemory.Spool.Reminders;

/// <summary>What to do before a call that breaks a rule.</summary>
public enum ReminderLevel
{
    /// <summary>Nothing; only recorded.</summary>
    Observe,

    /// <summary>The agent is reminded.</summary>
    Remind,

    /// <summary>The person is asked, if the client can ask; only set by a person.</summary>
    Ask,
}

/// <summary>One line of the published file: what to show, and when.</summary>
/// <param name="Kind">When it is shown.</param>
/// <param name="Id">Number of the rule or error it comes from.</param>
/// <param name="Project">Id of the project; <see cref="Everywhere"/> for all.</param>
/// <param name="Key">The verb a fix belongs to, or the program of a rule; empty for paths.</param>
/// <param name="Text">The text, one line.</param>
public sealed record Reminder(ReminderKind Kind, long Id, string Project, string Key, string Text)
{
    public const string Everywhere = "*";

    public ReminderLevel Level { get; init; } = ReminderLevel.Remind;

    /// <summary>For a command's rule.</summary>
    public CommandTrigger? Trigger { get; init; }

    /// <summary>For a fix, the literal parts of the signature; for a path rule, the glob.</summary>
    public IReadOnlyList<string> Pattern { get; init; } = [];
}

public enum ReminderKind
{
    /// <summary>The fix of an error, shown when it occurs again.</summary>
    Fix,

    /// <summary>A rule about commands, shown before one breaks it.</summary>
    Command,

    /// <summary>A rule about files, shown before one is changed.</summary>
    Path,
}
