namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// A person's wish that the session be private, said as a sentence of its own at the beginning or the end of a message. A whole sentence:
/// "keep this method private" is about code, and "is this session private?" asks. Pure.
/// </summary>
public static class PrivateWish
{
    /// <summary>Of a message that is looked at, from either end; a wish is short.</summary>
    private const int Most = 200;

    /// <summary>Words of a sentence; <c>?</c> behind one that may be missing, <c>|</c> between those that mean the same.</summary>
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

    private static readonly Word[][] Parsed = [.. Patterns.Select(Parse)];

    private static readonly char[] Ends = ['.', '!', '?', ';', '\n', '。', '！', '？', '—', ':'];

    public static bool IsIn(string message)
    {
        var text = message.Trim();
        return Is(First(text)) || Is(Last(text));
    }

    private readonly record struct Word(string[] Forms, bool MayBeMissing);

    private static Word[] Parse(string pattern) =>
        [.. pattern.Split(' ').Select(w => w.EndsWith('?') ? new Word(w[..^1].Split('|'), true) : new Word(w.Split('|'), false))];

    // With its mark: a question is no wish.
    private static string First(string text)
    {
        var end = text.IndexOfAny(Ends);
        var cut = end < 0 ? text : text[..(end + 1)];
        return cut.Length > Most ? "" : cut;
    }

    private static string Last(string text)
    {
        var end = text.TrimEnd(Ends).Length;
        var start = end == 0 ? -1 : text.LastIndexOfAny(Ends, end - 1);
        return text.Length - start > Most ? "" : text[(start + 1)..];
    }

    private static bool Is(string sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length == 0 || trimmed[^1] is '?' or '？')
            return false;
        var words = trimmed
            .ToLowerInvariant()
            .Replace('’', '\'')
            .Split((char[])[' ', '\t', ',', '.', '!', ';', '。', '！', '—', ':', '，'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 14 && Parsed.Any(p => Matches(p, 0, words, 0));
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
