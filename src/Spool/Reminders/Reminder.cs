namespace TotalMemory.Spool.Reminders;

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
