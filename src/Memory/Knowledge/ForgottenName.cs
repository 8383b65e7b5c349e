using System.Globalization;
using TotalMemory.Language;
using TotalMemory.Spool;

namespace TotalMemory.Knowledge;

/// <summary>
/// The digest of a forgotten name, with which it is also found inside longer words: <c>AcmeClient</c>, <c>deployacme2</c>. Its length and
/// a few bits of a second digest show quickly where a comparison is worthwhile.
/// </summary>
/// <param name="Letters">Number of letters.</param>
/// <param name="ShortDigest">Four hexadecimal digits of another digest.</param>
internal sealed record ForgottenName(int Letters, string ShortDigest, string Digest)
{
    /// <summary>Shorter names are found only as a part of an identifier, because "bart" is in "bartender". Chosen.</summary>
    private const int LeastInside = 6;

    private const int DigestBytes = 12; // chosen: two texts that share 96 bits are not found
    private const char Mark = 'x';

    /// <param name="name">Folded.</param>
    public static ForgottenName FromFolded(string name) => new(name.Length, ForgottenRun.FirstWord(name), Sha256.Hex(name, DigestBytes));

    /// <summary>The stored form.</summary>
    public string Stored => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Letters}.{ShortDigest}.{Digest}");

    /// <summary>Digests with which a name is found; a name of several words is also found written as one.</summary>
    public static IEnumerable<string> Digests(string name) =>
        [
            FromFolded(name.Replace(" ", "", StringComparison.Ordinal)).Stored,
            .. ForgottenRun.Hash(name) is { } run ? [run] : Array.Empty<string>(),
        ];

    /// <summary>Null for another kind of digest.</summary>
    public static ForgottenName? Read(string stored) =>
        stored.StartsWith(Mark)
        && stored[1..].Split('.') is [var count, var few, var digest]
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var letters)
        && letters > 0
            ? new ForgottenName(letters, few, digest)
            : null;

    /// <summary>Positions in a word where a name of this length may be.</summary>
    public static IEnumerable<int> PossiblePlaces(FoldedWord word, int letters)
    {
        for (var at = 0; at + letters <= word.Text.Length; at++)
            if (
                letters >= LeastInside
                || UnspacedText.IsUnspacedLetter(word.Text[at])
                || (word.IsPartBoundary(at) && word.IsPartBoundary(at + letters))
            )
                yield return at;
    }

    public bool Is(string word) =>
        word.Length == Letters && ForgottenRun.FirstWord(word) == ShortDigest && Sha256.Hex(word, DigestBytes) == Digest;
}
