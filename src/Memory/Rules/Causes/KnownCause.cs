using System.Text.RegularExpressions;

namespace TotalMemory.Rules.Causes;

/// <summary>
/// A cause of failed calls that shows in what tools print, in the same words for everybody, and what to do about it. Data: a name, an
/// expression, what of the match it is about, and a norm.
/// </summary>
/// <param name="Name">Unique.</param>
/// <param name="Pattern">Over <see cref="Failure.Said"/>.</param>
/// <param name="Subject">What it is about: failures with the same subject are one; null when the match does not count.</param>
/// <param name="Norm">What to do, from the subject and all its failures, the oldest first; null when they do not tell.</param>
/// <param name="Examples">Failures that it explains.</param>
/// <param name="CounterExamples">Failures that it does not.</param>
internal sealed record KnownCause(
    string Name,
    Regex Pattern,
    Func<Failure, Match, string?> Subject,
    Func<string, IReadOnlyList<Failure>, string?> Norm,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> CounterExamples
)
{
    /// <summary>Occurrences that make it more than an accident.</summary>
    public int LeastTimes { get; init; } = 2;

    /// <summary>
    /// May be said unasked: it names what is special here and what works in its place. Else it is listed, and found when asked for.
    /// </summary>
    public Func<string, bool> Speaks { get; init; } = _ => false;

    /// <summary>Subjects with the same key are one: a path written from the root and one from the project's folder.</summary>
    public Func<string, string> Key { get; init; } = subject => subject;

    /// <summary>What the subject says is not there: seen later, it is no cause any more. Null when it says nothing of the kind.</summary>
    public Func<string, Absence?> Absent { get; init; } = _ => null;

    /// <summary>Null when this is not the cause.</summary>
    public string? SubjectOf(Failure failure) => Pattern.Match(failure.Said) is { Success: true } match ? Subject(failure, match) : null;
}
