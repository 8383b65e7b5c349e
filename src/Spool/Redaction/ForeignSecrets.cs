using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>Finds secrets after and before their names in scripts other than Latin.</summary>
internal static class ForeignSecrets
{
    private const int MostWords = 8; // chosen: one clause
    private const int Window = 80; // chosen: one clause; keeps the search linear
    private const int LongestParticle = 3; // chosen: longer ones are words
    private const int ShortestUnbounded = 3;
    private const char FirstCjk = '\u2e80';
    private const char FirstKana = '\u30a0';
    private const char FirstHan = '\u3100';
    private const char FirstHangul = '\uac00';
    private const char LastHangul = '\ud7a3';

    private static readonly Dictionary<char, SecretWord[]> ByFirst = ForeignWords
        .All.GroupBy(w => w.Text[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Text.Length).ToArray());

    public static void Find(string text, List<Finding> found)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (!ByFirst.TryGetValue(char.ToLowerInvariant(text[at]), out var names))
                continue;
            foreach (var name in names)
            {
                if (!text.AsSpan(at).StartsWith(name.Text, StringComparison.OrdinalIgnoreCase))
                    continue;
                var after = at + name.Text.Length;
                if (name.Text.Length < ShortestUnbounded && IsWithinWord(text, at, after))
                    break;
                ProseValue.After(text, after, name.What, found, Math.Min(text.Length, after + Window), MostWords);
                ProseValueBefore.Find(text, at, name.What, found);
                if (name.What is Announces.Password or Announces.Key)
                    ProseValueBelow.Find(text, after, name.What, found);
                if (name.What is Announces.Password or Announces.Login)
                    Attached(text, at, name.What is Announces.Password ? LongestParticle : 1, found);
                break;
            }
        }
    }

    // 키 in 아키텍처, キー in キーボード: part of another word of the same script
    private static bool IsWithinWord(string text, int at, int after) =>
        text[at] is >= FirstKana
        && (
            at > 0 && IsSameScript(text[at - 1], text[at])
            || text[at] < FirstHan && after < text.Length && IsSameScript(text[after], text[at])
        );

    private static bool IsSameScript(char one, char other) =>
        other is >= FirstHangul and <= LastHangul && one is >= FirstHangul and <= LastHangul
        || other is >= FirstKana and < FirstHan && one is >= FirstKana and < FirstHan;

    // 用X作为密码, Xをパスワードに: no blank stands between the value and the words after it
    private static void Attached(string text, int at, int mostParticles, List<Finding> found)
    {
        var end = at;
        while (end > 0 && at - end <= mostParticles && text[end - 1] >= FirstCjk)
            end--;
        while (end > 0 && text[end - 1] is ' ')
            end--;
        if (end == at)
            return;
        var start = end;
        while (start > 0 && end - start < Window && text[start - 1] < 128 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var value = text.AsSpan(start, end - start).Trim("\"'`");
        // A login also stands after names of functions: only a sign tells a password from them.
        if (
            !value.IsEmpty
            && (mostParticles > 1 || value.IndexOfAny("!@#$%^&*+~?") > 0)
            && (SecretValue.IsUnmistakable(value) || SecretValue.IsNumberedPhrase(value) || SecretValue.IsNumberedPair(value))
        )
            found.Add(
                new Finding(
                    start + text.AsSpan(start, end - start).IndexOf(value),
                    start + text.AsSpan(start, end - start).IndexOf(value) + value.Length,
                    "password"
                )
            );
    }

    private static int Next(string text, int at)
    {
        if (at >= text.Length)
            return -1;
        var next = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\u007f');
        return next < 0 ? -1 : at + next;
    }
}
