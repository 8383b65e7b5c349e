namespace TotalMemory.Transcripts;

/// <summary>
/// Identifies the same turn in two files of one session: by the client's record id; if there is none, by time, kind and text.
/// </summary>
/// <param name="Words">A hash within this process; 0 for none, for example if the text was forgotten.</param>
internal readonly record struct TurnKey(string? Uuid, int Part, long At, TurnKind Kind, int Words)
{
    public static TurnKey Compute(Turn turn)
    {
        if (turn.Uuid is { } uuid)
            return new(uuid, 0, 0, default, 0);
        var words = turn.Text.Length == 0 ? 0 : turn.Text.GetHashCode();
        return new(turn.Call, turn.Part, turn.At.ToUnixTimeMilliseconds(), turn.Kind, words);
    }

    /// <summary>The key of the same turn after its text was forgotten.</summary>
    public TurnKey WithoutWords => this with { Words = 0 };
}
