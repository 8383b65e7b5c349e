using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Delivery;

/// <summary>Leaves out what a line above says in the same words.</summary>
internal sealed class RepeatFilter
{
    /// <summary>With fewer words of its own, a statement may be part of another by chance (chosen).</summary>
    private const int LeastWords = 2;

    private readonly List<SaidStatement> said = [];

    /// <summary>Those that nothing before them says, in their order; they count as said from then on.</summary>
    public List<KnowledgeRecord> Add(IEnumerable<KnowledgeRecord> records) =>
        [.. records.Where(r => Add(new SaidStatement(StandaloneLine.Write(r.Text), StandaloneLine.Write(r.Statement))))];

    /// <summary>True if nothing before says it; it counts as said from then on.</summary>
    public bool Add(string text) => Add(new SaidStatement(text, text));

    private bool Add(SaidStatement statement)
    {
        if (said.Exists(s => s.Says(statement)))
            return false;
        said.Add(statement);
        return true;
    }

    /// <param name="statement">Without what adds to it: a rule may have its command, or what is right instead, after the words.</param>
    private sealed class SaidStatement(string text, string statement)
    {
        private readonly Words words = Words.Extract(text);
        private readonly Words own = Words.Extract(statement);
        private readonly string plain = $" {Normalized.Text(text)} ";

        public bool Says(SaidStatement other) =>
            NearDuplicate.Same(words, other.words) || IsNearly(words, other.words) || IsNearly(own, other.words) || Contains(other);

        // The other may have one word more.
        private static bool IsNearly(Words said, Words other) =>
            other.Negated == said.Negated
            && other.Exact.SetEquals(said.Exact)
            && other.Content.Count >= LeastWords
            && said.Content.IsSubsetOf(other.Content)
            && other.Content.Count - said.Content.Count <= 1;

        private bool Contains(SaidStatement other) =>
            other.words.Negated == words.Negated
            && other.words.Content.Count + other.words.Exact.Count >= LeastWords
            && plain.Contains(other.plain, StringComparison.Ordinal);
    }
}
