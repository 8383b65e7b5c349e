namespace TotalMemory.Settings;

/// <summary>Limits on stored session text; null for no limit. Records are not limited.</summary>
public sealed record LimitSettings
{
    public const int LeastDays = 7; // chosen: less is a typing error
    public const int LeastMegabytes = 50; // chosen: less is a typing error

    /// <summary>Days for which text of agents and programs is kept.</summary>
    public int? SessionDays { get; init; }

    /// <summary>Size of the database above which the oldest text is removed, in 10^6 bytes.</summary>
    public int? Megabytes { get; init; }
}
