namespace TotalMemory.Settings;

/// <summary>How long, and how much, is kept of what sessions say; null where there is no limit. What was learned has none.</summary>
public sealed record LimitSettings
{
    public const int LeastDays = 7;
    public const int LeastMegabytes = 50;

    /// <summary>Days for which the words of agents and programs are kept.</summary>
    public int? SessionDays { get; init; }

    /// <summary>Size of the database above which the oldest of them go, in 10^6 bytes.</summary>
    public int? Megabytes { get; init; }
}
