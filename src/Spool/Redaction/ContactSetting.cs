namespace TotalMemory.Spool.Redaction;

/// <summary>Whether the person wants every telephone number and postal address hidden. Every program of ours asks when it starts.</summary>
public static class ContactSetting
{
    /// <summary>Sets <see cref="Redactor.HidesContacts"/>; off where there is no such setting.</summary>
    public static void Apply(MemoryHome home) => Redactor.HidesContacts = SettingFlag.IsOn(home, SettingFlag.HidesContacts);
}
