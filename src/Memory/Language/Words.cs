using System.Collections.Frozen;

namespace TotalMemory.Language;

/// <summary>The words of a statement: stemmed plain words, exact terms, and the number of negations.</summary>
internal sealed record Words(HashSet<string> Content, HashSet<string> Exact, int Negated)
{
    /// <summary>
    /// The plain words unstemmed, in their first form: for querying an index with its own stemmer.
    /// </summary>
    public IReadOnlyList<string> Spelled { get; private init; } = [];

    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        [
            "not",
            "no",
            "never",
            "dont",
            "don't",
            "doesn't",
            "doesnt",
            "without",
            "cannot",
            "can't",
            "cant",
            "isn't",
            "isnt",
            "won't",
            "wont",
            "avoid",
            "nor",
            "neither",
            "shouldn't",
            "mustn't",
            "aren't",
            "didn't",
            "wasn't",
            "не",
            "нет",
            "никогда",
            "без",
            "nicht",
            "kein",
            "keine",
            "nie",
            "niemals",
            "ohne",
            "不",
            "别",
            "勿",
            "没",
        ],
        StringComparer.Ordinal
    );

    public static Words Extract(string text)
    {
        var content = new HashSet<string>(StringComparer.Ordinal);
        var exact = new HashSet<string>(StringComparer.Ordinal);
        var spelled = new List<string>();
        var negated = 0;
        foreach (
            var raw in Folding
                .Unify(text)
                .Split(
                    (char[])
                        [' ', '\t', '\n', '\r', ',', ';', '(', ')', '[', ']', '{', '}', '"', '`', '“', '”', '«', '»', '?', '—', '–', '…'],
                    StringSplitOptions.RemoveEmptyEntries
                )
        )
        {
            var token = raw.Trim('.', ':', '!', '\'', '*');
            if (token.Length == 0)
                continue;
            var lower = Folding.WithoutCase(token);
            if (Negations.Contains(lower.Replace('’', '\'')))
                negated++;
            else if (IsExact(token))
                exact.Add(lower);
            else if (!StopWords.Fillers.Contains(lower) && content.Add(Stem(lower)))
                spelled.Add(lower);
        }
        return new Words(content, exact, negated) { Spelled = spelled };
    }

    /// <summary>The same with every word replaced by a digest: enough to recognise a statement, not to read it.</summary>
    public Words Hashed() => new([.. Content.Select(Digest)], [.. Exact.Select(Digest)], Negated);

    /// <summary>The digests in one line, for a tombstone.</summary>
    public string Fingerprint() =>
        $"{Negated}|{string.Join(',', Content.Select(Digest).Order(StringComparer.Ordinal))}"
        + $"|{string.Join(',', Exact.Select(Digest).Order(StringComparer.Ordinal))}";

    public static Words ParseFingerprint(string line)
    {
        var parts = line.Split('|');
        if (parts.Length != 3)
            return new([], [], 0);
        return new(
            [.. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries)],
            [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries)],
            int.TryParse(parts[0], out var n) ? n : 0
        );
    }

    private static string Digest(string word) => Spool.Sha256.Hex(word, 5);

    /// <summary>Numbers, versions, paths, identifiers, flags, acronyms.</summary>
    public static bool IsExact(string token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            var c = token[i];
            if (char.IsAsciiDigit(c) || c is '_' or '/' or '\\' or '=' or '@' or '#' or '$' or '<' or '>' or '&' or '|' or '+')
                return true;
            if (c is '.' or ':' && i > 0 && i + 1 < token.Length)
                return true;
            if (c == '-' && i == 0)
                return true;
            if (i > 0 && char.IsUpper(c) && char.IsLower(token[i - 1]))
                return true;
        }
        return token.Length > 1 && token.All(char.IsUpper);
    }

    // Enough for English plurals and tenses; other languages are compared by whole words.
    private static string Stem(string word) =>
        word switch
        {
            { Length: > 5 } when word.EndsWith("ing", StringComparison.Ordinal) => word[..^3],
            { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            { Length: > 4 } when word.EndsWith("es", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) => word[
                ..^2
            ],
            { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
            { Length: > 3 } when word.EndsWith('e') => word[..^1],
            _ => word,
        };
}
