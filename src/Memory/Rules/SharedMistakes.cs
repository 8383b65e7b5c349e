using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>A mistake in a form that is comparable between people, and this person's record of it.</summary>
/// <param name="Project">Key derived from its remote.</param>
/// <param name="Form">Equal for the same mistake of any person. It leaves the machine only as a keyed digest.</param>
public sealed record SharedMistake(string Project, string Form, long Record);

/// <summary>Mistakes of projects with a remote, in a form that does not depend on their wording.</summary>
internal static class SharedMistakes
{
    /// <summary>One per form; of several records, the newest.</summary>
    public static IReadOnlyList<SharedMistake> Find(MemoryConnection c)
    {
        var projects = new SharedProjects(c);
        return
        [
            .. c
                .Mistakes.All()
                .Where(m => projects.Key(m.Project) is not null)
                .OrderByDescending(m => m.At)
                .ThenByDescending(m => m.Record)
                .SelectMany(m => Forms(m).Select(f => new SharedMistake(projects.Key(m.Project)!, f, m.Record)))
                .DistinctBy(m => (m.Project, m.Form)),
        ];
    }

    // The habit if there is one; otherwise the error's signature, or the person's sentence, which rarely matches.
    private static IEnumerable<string> Forms(Mistake m)
    {
        if (m.Habit is { } habit)
            yield return "habit\n" + habit.Key;
        if (m.Signature is { } signature)
            yield return "error\n" + signature;
        if (m.IsCorrection && Normalized.Text(RuleText.Clean(m.Text)) is { Length: > 0 } said)
            yield return "said\n" + said;
    }
}
