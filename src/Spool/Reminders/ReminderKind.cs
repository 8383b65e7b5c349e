namespace TotalMemory.Spool.Reminders;

public enum ReminderKind
{
    /// <summary>The fix of an error, shown when it occurs again.</summary>
    Fix,

    /// <summary>A rule about commands, shown before one breaks it.</summary>
    Command,

    /// <summary>A rule about files, shown before one is changed.</summary>
    Path,
}
