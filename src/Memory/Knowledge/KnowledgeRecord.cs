using TotalMemory.Spool.Reminders;

namespace TotalMemory.Knowledge;

/// <summary>One thing learned, as stored.</summary>
public sealed record KnowledgeRecord
{
    public required long Id { get; init; }
    public required RecordType Type { get; init; }

    /// <summary>A fact's kind (<see cref="FactKinds"/>), an episode's outcome, otherwise the type's name.</summary>
    public required string Kind { get; init; }

    /// <summary>What a list calls it: a fact's kind, a rule's stage (an insight is no rule yet), otherwise the type's name.</summary>
    public string Label => Type is RecordType.Fact or RecordType.Note or RecordType.Rule ? Kind : Type.ToString().ToLowerInvariant();

    public required string Project { get; init; }
    public required string ProjectName { get; init; }
    public required Scope Scope { get; init; }
    public string? Branch { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="StatedText.StatementLength"/>
    public int? StatementLength { get; init; }

    /// <inheritdoc cref="StatedText.Statement"/>
    public string Statement => new StatedText(Text, StatementLength).Statement;

    /// <inheritdoc cref="StatedText.Addition"/>
    public string Addition => new StatedText(Text, StatementLength).Addition;

    public string Context { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public required string Identity { get; init; }

    /// <summary>1 to 5; 5 must never be forgotten.</summary>
    public required int Importance { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    public required RecordStatus Status { get; init; }
    public required Origin Origin { get; init; }
    public required RecordSource Source { get; init; }

    /// <summary>For an error, the tool that failed.</summary>
    public string? Tool { get; init; }

    /// <summary>For an error, its normalised cause.</summary>
    public string? Signature { get; init; }

    /// <summary>For an error, what fixed it.</summary>
    public string? Fix { get; init; }

    /// <summary>The text, with an error's fix.</summary>
    public string TextWithFix => Fix is null ? Text : $"{Text} → {Fix}";

    /// <summary>For a correction, what would have prevented it.</summary>
    public string? Norm { get; init; }

    /// <summary>For a correction, what the agent had just done.</summary>
    public AgentActions ActionsBefore { get; init; } = AgentActions.None;

    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public required DateTimeOffset Confirmed { get; init; }
    public DateTimeOffset? Used { get; init; }
    public int Uses { get; init; }
    public long? SupersededBy { get; init; }

    /// <summary>Mean worth as judged by the reader, 0 to 3; null if not judged.</summary>
    public double? Worth { get; init; }

    /// <summary>Probability that it is worth showing unasked; null if it must not be shown, or was not judged.</summary>
    public double? Said { get; init; }

    /// <summary>
    /// Threshold for showing unasked what was said in one session: right with a probability of .7 by the reader's calibration.
    /// </summary>
    public const double ThresholdSaidOnce = 0.7;

    /// <summary>Threshold for what was said in two sessions: more likely worth it than not.</summary>
    public const double ThresholdSaidAgain = 0.5;

    /// <summary>Whether it may be shown unasked: judged worth it, or saved on purpose.</summary>
    public bool MayBeSaid => Source != RecordSource.Extracted || Said >= ThresholdSaidOnce;

    /// <summary>Rank among records that may be shown, 0 to 3: as judged by the reader, otherwise by importance.</summary>
    public double Value => Worth ?? Importance - 2;

    /// <summary>The project in which it is visible, or <see cref="Reminder.Everywhere"/>.</summary>
    public string ShownIn => Scope == Scope.Global ? Reminder.Everywhere : Project;

    /// <summary>
    /// Whether it may be changed from a project: its own, or any if it is global. Null means a person, who may change all. Visibility is
    /// wider:
    /// <see cref="Visibility"/>.
    /// </summary>
    public bool IsChangeableFrom(string? project) => project is null || Project == project || Scope == Scope.Global;
}
