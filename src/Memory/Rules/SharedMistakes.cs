using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>A mistake as two people can be found to have made the same, and where this person has words for it.</summary>
/// <param name="Project">By its remote.</param>
/// <param name="Form">What is equal for the same mistake, whoever made it. It leaves a machine only as a keyed digest.</param>
public sealed record SharedMistake(string Project, string Form, long Record);

/// <summary>The mistakes of projects that others can know, in a form that does not depend on how they were told.</summary>
internal static class SharedMistakes
{
    /// <summary>One for each form; of several records that have it, the newest.</summary>
    public static IReadOnlyList<SharedMistake> Find(MemoryConnection c)
    {
        var projects = new SharedProjects(c);
        return
        [
            .. MistakeStore
                .All(c)
                .Where(m => projects.Key(m.Project) is not null)
                .OrderByDescending(m => m.At)
                .ThenByDescending(m => m.Record)
                .SelectMany(m => Forms(m).Select(f => new SharedMistake(projects.Key(m.Project)!, f, m.Record)))
                .DistinctBy(m => (m.Project, m.Form)),
        ];
    }

    // The habit tells most; else an error's signature, which is the same for all, and a person's sentence, which rarely is.
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
