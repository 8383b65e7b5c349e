namespace TotalMemory.Spool.Reminders;

/// <summary>How far a rule may go before a call that breaks it.</summary>
public enum ReminderLevel
{
    /// <summary>Only watched.</summary>
    Observe,

    /// <summary>The agent is told.</summary>
    Remind,

    /// <summary>The person is asked, where the client can ask; only after a person's yes.</summary>
    Ask,
}

/// <summary>One line of the published file: what to say, and when.</summary>
/// <param name="Kind">When it speaks.</param>
/// <param name="Id">Number of the rule or error it comes from.</param>
/// <param name="Project">Id of the project; <see cref="Everywhere"/> for all.</param>
/// <param name="Key">The verb a fix belongs to, or the program of a rule; empty for paths.</param>
/// <param name="Text">What is said, one line.</param>
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
    /// <summary>What solved an error, said when it occurs again.</summary>
    Fix,

    /// <summary>A rule about commands, said before one breaks it.</summary>
    Command,

    /// <summary>A rule about files, said before one is changed.</summary>
    Path,
}
