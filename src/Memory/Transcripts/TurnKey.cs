namespace TotalMemory.Transcripts;

/// <summary>
/// What tells whether two files of one session hold the same turn: the client's id of its record; where it gives none, when it was
/// written, what it is, and its words.
/// </summary>
/// <param name="Words">A hash within this process; 0 for none, as where a person had the words forgotten.</param>
internal readonly record struct TurnKey(string? Uuid, int Part, long At, TurnKind Kind, int Words)
{
    public static TurnKey Compute(Turn turn) =>
        turn.Uuid is { } uuid
            ? new(uuid, 0, 0, default, 0)
            : new(turn.Call, turn.Part, turn.At.ToUnixTimeMilliseconds(), turn.Kind, turn.Text.Length == 0 ? 0 : turn.Text.GetHashCode());

    /// <summary>The same turn, had its words been forgotten.</summary>
    public TurnKey WithoutWords => this with { Words = 0 };
}
