namespace TotalMemory.Worker.Reading;

/// <summary>
/// Hashes the pairs and triples of a text's characters into slots: word pieces suit English best, these are independent of language.
/// </summary>
internal static class CharacterGrams
{
    private const int Longest = 100; // chosen; part of the model, so only changed with a new one
    private const uint Slots = 8191; // chosen, as above
    private const int Most = 200; // chosen, as above

    public static IReadOnlyList<int> Extract(string text)
    {
        var words = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int[] plain = [' ', .. words.EnumerateRunes().Take(Longest).Select(r => r.Value), ' '];
        var seen = new HashSet<int>();
        var found = new List<int>();
        foreach (var size in (ReadOnlySpan<int>)[2, 3])
            for (var i = 0; i + size <= plain.Length && found.Count < Most; i++)
                if (Slot(plain.AsSpan(i, size)) is var slot && seen.Add(slot))
                    found.Add(slot);
        return found;
    }

    // FNV-1a over the code points.
    private static int Slot(ReadOnlySpan<int> characters)
    {
        var hash = 2166136261u;
        foreach (var c in characters)
            hash = unchecked((hash ^ (uint)c) * 16777619u);
        return (int)(1 + hash % Slots);
    }
}
