using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>The format of an issuer's keys.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Alphabet">The characters that may follow the prefix.</param>
/// <param name="Least">Least number of characters after the prefix.</param>
/// <param name="Label">The label in the redacted text.</param>
/// <param name="Most">Most characters after the prefix.</param>
/// <param name="Mixed">Letters and digits must both be there.</param>
internal sealed record TokenShape(
    string Prefix,
    SearchValues<char> Alphabet,
    int Least,
    string Label,
    int Most = int.MaxValue,
    bool Mixed = false
)
{
    /// <summary>True if such a key starts at <paramref name="start"/>; <paramref name="end"/> is then the index after it.</summary>
    public bool Matches(string text, int start, out int end)
    {
        end = start;
        if (string.CompareOrdinal(text, start, Prefix, 0, Prefix.Length) != 0)
            return false;
        var body = start + Prefix.Length;
        if (CharacterRuns.RunEnd(text, body, Alphabet, Least) - body < Least)
            return false;
        if (Mixed && !CharacterRuns.Mixed(text.AsSpan(body, CharacterRuns.RunEnd(text, body, Alphabet, 64) - body)))
            return false;
        if (IsPlaceholder(text.AsSpan(body, Math.Min(Least, text.Length - body))))
            return false;
        // The whole run is read only now, when the search will go on after it or its length is limited: reading stays linear.
        end = CharacterRuns.RunEnd(text, body, Alphabet, Most == int.MaxValue ? int.MaxValue : Most + 1);
        return end - body <= Most;
    }

    // ghp_xxxxxxxx, as documentation writes keys. Anything that could be a key counts as one, AKIA…EXAMPLE too.
    private static bool IsPlaceholder(ReadOnlySpan<char> body) => body.IndexOfAnyExcept("xX*.0") < 0;
}
