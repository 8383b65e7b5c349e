using System.Text.RegularExpressions;

namespace TotalMemory.Rules.Causes;

/// <summary>
/// A cause of failed calls that can be recognised in tools' output, which is the same for everyone, and what to do about it. Data: a name,
/// an expression, the subject of a match, and a norm.
/// </summary>
/// <param name="Name">Unique.</param>
/// <param name="Pattern">Over <see cref="FailedCall.Said"/>; null if the output does not matter.</param>
/// <param name="Subject">Subject of a match; failures with the same subject are grouped. Null if the match does not count.</param>
/// <param name="Norm">What to do, from the subject and all its failures, oldest first; null if they do not show it.</param>
/// <param name="Examples">Failures with this cause.</param>
/// <param name="CounterExamples">Failures with other causes.</param>
internal sealed record KnownCause(
    string Name,
    Regex? Pattern,
    Func<FailedCall, Match, string?> Subject,
    Func<string, IReadOnlyList<FailedCall>, string?> Norm,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> CounterExamples
)
{
    /// <summary>
    /// It explains a failure only if it explains another of a second session, too; otherwise the causes after it may.
    /// </summary>
    public bool OnlyIfRepeated { get; init; }

    /// <summary>Minimum number of occurrences.</summary>
    public int LeastTimes { get; init; } = 2;

    /// <summary>
    /// Whether a norm, seen in that many sessions, may be shown unasked: it names what is special here. Otherwise it is only listed and
    /// found by search.
    /// </summary>
    public Func<string, int, bool> Speaks { get; init; } = (_, _) => false;

    /// <summary>Groups subjects, such as absolute and relative paths of one file.</summary>
    public Func<string, string> Key { get; init; } = subject => subject;

    /// <summary>The missing thing of a subject; if it appears later, the cause ends. Null if nothing is missing.</summary>
    public Func<string, Absence?> Absent { get; init; } = _ => null;

    /// <summary>Null if this is not the cause.</summary>
    public string? SubjectOf(FailedCall failure)
    {
        var match = Pattern?.Match(failure.Said) ?? Match.Empty;
        return Pattern is null || match.Success ? Subject(failure, match) : null;
    }
}
