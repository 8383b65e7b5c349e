using TotalMemory.Knowledge;

namespace TotalMemory.Recall;

/// <summary>A query. All filters apply to all signals.</summary>
public sealed record RecallQuery
{
    public required string Text { get; init; }

    /// <summary>The project whose records, besides global ones, are visible. Null only for a person who asked for all.</summary>
    public string? Project { get; init; }

    /// <summary>Projects above it whose records are also visible; filled in by the search.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    public IReadOnlyList<RecordType>? Types { get; init; }

    /// <summary>A fact's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Records of this branch and those of no branch.</summary>
    public string? Branch { get; init; }

    /// <summary>Replace unknown words with the nearest known ones.</summary>
    public bool CorrectTypos { get; init; } = true;

    public FusionMethod Fusion { get; init; }

    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>Upper bound of the number of hits.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Upper bound of the tokens of all hits' texts together, at four characters per token; null for none.</summary>
    public int? MaxTokens { get; init; }
}
