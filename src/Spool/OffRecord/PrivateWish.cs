namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// Recognises a person's request for a private session: a whole sentence at the beginning or the end of a message. "keep this method
/// private" is about code, and "is this session private?" is a question. Pure.
/// </summary>
public static class PrivateWish
{
    /// <summary>Characters examined at either end of a message (chosen).</summary>
    private const int Most = 200;

    /// <summary>Words of a sentence; <c>?</c> after an optional word, <c>|</c> between alternatives.</summary>
    internal static readonly IReadOnlyList<string> Patterns =
    [
        "please? this|the session|chat|conversation is|stays|remains strictly? private|confidential please?",
        "please? this|the session|chat|conversation should|must stay|remain|be private|confidential please?",
        "this|the session|chat|conversation is off the record please?",
        "please? keep|make|treat this|the session|chat|conversation as? private|confidential please?",
        "please? keep this private please?",
        "please? keep this|the session|chat|conversation? off the record please?",
        "please? keep this between us please?",
        "please? do? not|don't|dont remember|keep|store|save anything|nothing of|from|in this session|chat|conversation please?",
        "please? do? not|don't|dont remember|keep|store|save this session|chat|conversation please?",
        "bitte? diese|die sitzung|session|unterhaltung ist|bleibt privat|vertraulich bitte?",
        "bitte? behandle|behandel diese|die sitzung|session|unterhaltung privat|vertraulich bitte?",
        "bitte? behalte das für dich bitte?",
        "cette|la session|conversation est|reste privée|confidentielle",
        "garde cette|la session|conversation privée|confidentielle",
        "esta|la sesión|conversación es|queda privada|confidencial",
        "mantén esta|la sesión|conversación privada",
        "esta|a sessão|conversa é|fica privada|confidencial",
        "эта сессия|беседа приватная|конфиденциальная",
        "это приватная|конфиденциальная сессия|беседа",
        "этот разговор приватный|конфиденциальный",
        "这个会话是私密的|本次会话是私密的|此会话是私密的|这个对话是私密的|请保密这个会话|不要记住这个会话",
        "このセッションは非公開です|このセッションは記録しないで|このセッションは記録しないでください",
        "이 세션은 비공개야|비공개입니다|비공개다",
    ];

    /// <summary>A quick filter: every request contains one of these, and few other sentences do.</summary>
    internal static readonly IReadOnlyList<string> Stems =
    [
        "privat",
        "privad",
        "privée",
        "confiden",
        "vertraulich",
        "record",
        "between us",
        "remember",
        "keep",
        "store",
        "save",
        "für dich",
        "приватн",
        "конфиденц",
        "私密",
        "保密",
        "记住",
        "公開",
        "記録",
        "비공개",
    ];

    /// <summary>Words of the longest sentence that a pattern can match (counted).</summary>
    private const int MostWords = 14;

    private static readonly char[] Ends = ['.', '!', '?', ';', '\n', '。', '！', '？', '—', ':'];

    private static readonly char[] BetweenWords = [' ', '\t', ',', '.', '!', ';', '。', '！', '—', ':', '，'];

    /// <summary>Examines only the two ends of a message.</summary>
    public static bool IsIn(string message)
    {
        var text = message.AsSpan().Trim();
        return Is(First(text)) || Is(Last(text));
    }

    private readonly record struct Word(string[] Forms, bool MayBeMissing);

    // Parsed lazily: most hook calls never need it.
    private static class Parsed
    {
        public static readonly Word[][] All = [.. Patterns.Select(Parse)];
    }

    private static Word[] Parse(string pattern) =>
        [.. pattern.Split(' ').Select(w => w.EndsWith('?') ? new Word(w[..^1].Split('|'), true) : new Word(w.Split('|'), false))];

    // With its punctuation, since a question is not a request.
    private static ReadOnlySpan<char> First(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, Most)].IndexOfAny(Ends);
        if (end >= 0)
            return text[..(end + 1)];
        return text.Length > Most ? [] : text;
    }

    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> text)
    {
        var tail = text[Math.Max(0, text.Length - Most)..];
        var end = tail.TrimEnd(Ends).Length;
        var start = tail[..end].LastIndexOfAny(Ends);
        return start < 0 && tail.Length < text.Length ? [] : tail[(start + 1)..];
    }

    private static bool Is(ReadOnlySpan<char> sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length == 0 || trimmed[^1] is '?' or '？' || !HasStem(trimmed))
            return false;
        var words = trimmed.ToString().ToLowerInvariant().Replace('’', '\'').Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && Parsed.All.Any(p => Matches(p, 0, words, 0));
    }

    private static bool HasStem(ReadOnlySpan<char> sentence)
    {
        foreach (var stem in Stems)
            if (sentence.Contains(stem, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool Matches(Word[] pattern, int p, string[] words, int w)
    {
        if (p == pattern.Length)
            return w == words.Length;
        if (w < words.Length && pattern[p].Forms.Contains(words[w]) && Matches(pattern, p + 1, words, w + 1))
            return true;
        return pattern[p].MayBeMissing && Matches(pattern, p + 1, words, w);
    }
}
