using TotalMemory.Knowledge;

namespace TotalMemory.Skills;

/// <summary>A procedure with its uses.</summary>
/// <param name="Steps">In order; each a command or a sentence.</param>
/// <param name="AntiPatterns">What to avoid.</param>
/// <param name="Pattern">The verbs by which it is recognised in a session; empty for a written skill.</param>
/// <param name="Uses">Oldest first.</param>
public sealed record Skill(
    KnowledgeRecord Record,
    string Name,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> AntiPatterns,
    IReadOnlyList<string> Pattern,
    IReadOnlyList<SkillUse> Uses
)
{
    /// <summary>The kind of a skill written by an agent.</summary>
    public const string Written = "written";

    public long Id => Record.Id;

    public Proficiency Proficiency => Proficiency.Measure(Uses);

    /// <summary>The text of its record.</summary>
    public static string TextOf(string name, IReadOnlyList<string> steps) =>
        steps.Count == 0 ? name : $"{name}: {string.Join("; ", steps)}";

    /// <summary>The name within the text of its record.</summary>
    public static string NameIn(string text) => text.Split(':', 2)[0];

    /// <summary>Identity of a written skill.</summary>
    public static string IdentityOf(string name) => "skill:" + name.ToLowerInvariant();
}
