using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// The name of a constant in a sentence: "set STRIPE_KEY to …", "SESSION_SECRET should be …", "store … under the key JWT_SECRET". Where a
/// sign assigns the value, <see cref="AssignmentSecrets"/> finds it.
/// </summary>
internal static class ProseConstants
{
    private const int MostWords = 6; // chosen: one clause
    private const int Window = 120; // chosen: one clause; keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('_'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('_', at + 1) : -1)
        {
            if (at == 0 || !char.IsAsciiLetterUpper(text[at - 1]))
                continue;
            var start = at;
            while (start > 0 && at - start < AssignmentSecrets.LongestName && CharacterRuns.Constant.Contains(text[start - 1]))
                start--;
            var end = CharacterRuns.RunEnd(text, at, CharacterRuns.Constant, AssignmentSecrets.LongestName);
            at = end - 1;
            if (!IsWord(text, start, end))
                continue;
            var what = SecretName.Classify(text.AsSpan(start, end - start)) switch
            {
                SecretName.Kind.Password => Announces.Password,
                SecretName.Kind.Key or SecretName.Kind.Weak => Announces.Key,
                _ => Announces.Pair,
            };
            if (what is Announces.Pair)
                continue;
            if (Argument(text, end, what) is { IsEmpty: false } value)
                found.Add(new Finding(value.Start, value.End, what is Announces.Key ? "secret" : "password"));
            else if (JoinsNext(text, end))
                ProseValue.After(text, end, what, found, Math.Min(text.Length, end + Window), MostWords);
            if (IsSaidAs(text, start))
                ProseValueBefore.Find(text, start, what, found);
        }
    }

    // cf set-env shop DB_PASSWORD X: the next word ends the line and looks like nothing else.
    private static ValueAt.ValueSpan Argument(string text, int end, Announces what)
    {
        if (end + 6 >= text.Length || text[end] is not ' ')
            return default;
        var value = ValueAt.Read(text, end + 1);
        var word = value.Slice(text);
        if (value.IsEmpty || !ValueAt.IsLineEnd(text, value.Quoted ? value.End + 1 : value.End) || Reference.Is(word))
            return default;
        var isSecret =
            what is Announces.Key
                ? word.Length >= 20 && (CharacterRuns.IsShuffled(word) || CodeShape.IsNoWord(word))
                : SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word);
        return isSecret ? value : default;
    }

    // "to", "is", "should be": a sentence goes on.
    private static bool JoinsNext(string text, int end)
    {
        while (end < text.Length && text[end] is '"' or '\'' or '`' or '*')
            end++;
        var next = ValueAt.SkipBlanks(text, end, 4);
        if (next == end || next >= text.Length || !char.IsLetter(text[next]))
            return false;
        var length = text.AsSpan(next, Math.Min(Window, text.Length - next)).IndexOf(' ');
        return length > 0
            && text.AsSpan(next, length) is var word
            && (ConnectingWords.IsJoint(word) || word is "should" or "must" or "will" or "shall");
    }

    // "as the DB_PASSWORD", "under the key JWT_SECRET"
    private static bool IsSaidAs(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start));
        return before.IndexOf(" as ") >= 0 || before.IndexOf(" under ") >= 0 || before.IndexOf(" als ") >= 0;
    }

    // Between blanks, quotation marks and punctuation; no variable, no path, no assignment.
    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || text[start - 1] is ' ' or '\t' or '\n' or '"' or '\'' or '`' or '(' or '*')
        && (end >= text.Length || text[end] is ' ' or '\t' or '\n' or '.' or ',' or '"' or '\'' or '`' or ')' or '*');
}
