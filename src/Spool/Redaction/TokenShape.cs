using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>A shape of keys.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Alphabet">What follows the prefix is written in it.</param>
/// <param name="Least">Characters behind the prefix, at least.</param>
/// <param name="Label">What the redaction says it was.</param>
/// <param name="Most">Characters behind the prefix, at most.</param>
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
    /// <summary>True if a key of this shape starts here; <paramref name="end"/> is then behind it.</summary>
    public bool Matches(string text, int start, out int end)
    {
        end = start;
        if (string.CompareOrdinal(text, start, Prefix, 0, Prefix.Length) != 0)
            return false;
        var body = start + Prefix.Length;
        if (Chars.RunEnd(text, body, Alphabet, Least) - body < Least)
            return false;
        if (Mixed && !Chars.Mixed(text.AsSpan(body, Chars.RunEnd(text, body, Alphabet, 64) - body)))
            return false;
        if (IsPlaceholder(text.AsSpan(body, Math.Min(Least, text.Length - body))))
            return false;
        // The whole run is read only now that it is certain to be consumed, or its length is bounded.
        end = Chars.RunEnd(text, body, Alphabet, Most == int.MaxValue ? int.MaxValue : Most + 1);
        return end - body <= Most;
    }

    // ghp_xxxxxxxx, as documentation writes keys. What could be a key is taken for one: AKIA…EXAMPLE, too.
    private static bool IsPlaceholder(ReadOnlySpan<char> body) => body.IndexOfAnyExcept("xX*.0") < 0;
}
