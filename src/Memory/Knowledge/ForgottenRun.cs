using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Knowledge;

/// <summary>
/// A forgotten sentence as the digest of its words, with which it is also found inside other sentences. A short digest of the first word,
/// shared by thousands of words, filters the positions to check.
/// </summary>
/// <param name="Words">Number of words.</param>
/// <param name="First">Four hexadecimal digits of the first one's digest.</param>
internal sealed record ForgottenRun(int Words, string First, string Digest)
{
    private const int DigestBytes = 12; // chosen, as for names
    private const char Mark = 'n';

    /// <summary>The stored form; null for a sentence of fewer than two words.</summary>
    public static string? Hash(string sentence) =>
        WordRuns.Split(sentence) is { Length: > 1 } words
            ? string.Create(CultureInfo.InvariantCulture, $"{Mark}{words.Length}.{FirstWord(words[0])}.{DigestOf(words)}")
            : null;

    /// <summary>Null for another kind of digest.</summary>
    public static ForgottenRun? Read(string stored) =>
        stored.StartsWith(Mark)
        && stored[1..].Split('.') is [var count, var first, var digest]
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var words)
            ? new ForgottenRun(words, first, digest)
            : null;

    /// <param name="word">In lower case.</param>
    public static string FirstWord(string word) => (Fnv(word) & 0xffff).ToString("x4", CultureInfo.InvariantCulture);

    /// <param name="words">In lower case.</param>
    public bool StandsAt(IReadOnlyList<string> words, int at) =>
        at + Words <= words.Count && DigestOf(words.Skip(at).Take(Words)) == Digest;

    private static string DigestOf(IEnumerable<string> words) => Sha256.Hex(string.Join(' ', words), DigestBytes);

    // Fowler, Noll and Vo's hash (FNV-1a): fast, because it is computed for every word of a text.
    private static uint Fnv(string word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
