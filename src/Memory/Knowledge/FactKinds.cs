namespace TotalMemory.Knowledge;

/// <summary>The kinds of facts: total-agent-memory's five, and preference.</summary>
public static class FactKinds
{
    public const string Decision = "decision";
    public const string Solution = "solution";
    public const string Lesson = "lesson";
    public const string Fact = "fact";
    public const string Convention = "convention";
    public const string Preference = "preference";

    public static readonly IReadOnlyList<string> All = [Decision, Fact, Solution, Lesson, Convention, Preference];
}
