using TotalMemory.Knowledge;
using TotalMemory.Rules.Causes;

namespace TotalMemory.Rules;

/// <summary>A possible rule, before it is compared with existing ones.</summary>
internal sealed record RuleCandidate
{
    public required RuleSource Source { get; init; }
    public required Scope Scope { get; init; }
    public required string Project { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="StatedText.StatementLength"/>
    public int? StatementLength { get; init; }

    /// <summary>Number of founding sessions.</summary>
    public required int SessionCount { get; init; }

    public required int Importance { get; init; }

    /// <summary>When the last of the founding mistakes happened.</summary>
    public required DateTimeOffset FoundedAt { get; init; }

    public required RuleTrigger Trigger { get; init; }

    /// <summary>Enough sessions support it to be active immediately, however old they are.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The thing that it says is missing; null if none.</summary>
    public Absence? Absence { get; init; }

    /// <summary>The records it comes from.</summary>
    public required IReadOnlyList<long> Records { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Founding sessions, which do not count as occasions.</summary>
    public required IReadOnlySet<string> FoundingSessions { get; init; }

    /// <summary>Later sessions in which the person corrected the mistake again, with the lines.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> CorrectedAgain { get; init; }
}
