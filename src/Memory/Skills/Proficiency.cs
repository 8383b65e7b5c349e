using static System.FormattableString;

namespace TotalMemory.Skills;

/// <summary>Proficiency in a skill, from its outcomes alone. Pure.</summary>
/// <param name="Stage"><c>learning</c> below three uses, <c>mastered</c> from ten of which four fifths succeeded, else <c>active</c>
/// (total-agent-memory's thresholds).</param>
/// <param name="SuccessRate">0 to 1; 0 without uses.</param>
/// <param name="LastPractised">Null without uses.</param>
public sealed record Proficiency(string Stage, int Uses, double SuccessRate, DateTimeOffset? LastPractised, Trajectory Trajectory)
{
    /// <summary>In words, for agents and people alike.</summary>
    public string InWords =>
        Uses == 0
            ? $"{Stage}, 0 uses"
            : Invariant($"{Stage}, {Uses} uses, {SuccessRate:0%} succeeded, last {LastPractised:yyyy-MM-dd}{TrajectoryInWords}");

    private string TrajectoryInWords => Trajectory == Trajectory.Unknown ? "" : ", " + Trajectory.ToString().ToLowerInvariant();

    private const int ActiveFrom = 3; // chosen
    private const int MasteredFrom = 10; // chosen
    private const double MasteredRate = 0.8; // chosen

    /// <summary>Minimum change of the success rate between the earlier and the later half, more than a single use could cause.</summary>
    private const double LeastChange = 0.15;

    public static Proficiency Measure(IReadOnlyList<SkillUse> uses)
    {
        if (uses.Count == 0)
            return new("learning", 0, 0, null, Trajectory.Unknown);
        var rate = Rate(uses);
        var stage = uses.Count switch
        {
            >= MasteredFrom when rate >= MasteredRate => "mastered",
            >= ActiveFrom => "active",
            _ => "learning",
        };
        return new(stage, uses.Count, rate, uses[^1].At, TrajectoryOf(uses));
    }

    private static Trajectory TrajectoryOf(IReadOnlyList<SkillUse> uses)
    {
        if (uses.Count < 4)
            return Trajectory.Unknown;
        var change = Rate([.. uses.Skip(uses.Count / 2)]) - Rate([.. uses.Take(uses.Count / 2)]);
        return change switch
        {
            > LeastChange => Trajectory.Improving,
            < -LeastChange => Trajectory.Declining,
            _ => Trajectory.Steady,
        };
    }

    private static double Rate(IReadOnlyList<SkillUse> uses) => (double)uses.Count(u => u.Success) / uses.Count;
}
