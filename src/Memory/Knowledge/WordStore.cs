using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>The vocabulary: in how many records each word occurs. Used only to correct typos.</summary>
internal sealed class WordStore(MemoryConnection c)
{
    /// <param name="words">As <see cref="Split"/> gives them.</param>
    public void Add(IEnumerable<string> words)
    {
        foreach (var word in words)
            c.Execute(
                "INSERT INTO word (word, records) VALUES ($word, 1) ON CONFLICT (word) DO UPDATE SET records = records + 1",
                ("$word", word)
            );
    }

    /// <summary>Recounts all words, after some were removed.</summary>
    public void Rebuild()
    {
        c.Execute("DELETE FROM word");
        foreach (var (text, context) in c.List("SELECT text, context FROM record", r => (r.Text("text"), r.Text("context"))))
            Add(Split($"{text} {context}"));
    }

    public List<KnownWord> All() => c.List("SELECT word, records FROM word", r => new KnownWord(r.Text("word"), r.Int("records")));

    /// <summary>The distinct words of a text as the full-text index sees them, four letters or longer.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i - start is >= 4 and <= 32 && text.AsSpan(start, i - start).ToString().ToLowerInvariant() is var word && seen.Add(word))
                yield return word;
        }
    }
}
