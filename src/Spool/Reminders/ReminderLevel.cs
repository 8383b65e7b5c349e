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
