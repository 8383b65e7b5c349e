using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>Looks for the value of a secret after its name, word by word. A struct, so that the many searches allocate nothing.</summary>
internal ref struct ProseSearch(string text, Announces what, List<Finding> found, int most)
{
    private const int Over = -1;

    private Announces what = what;

    // True if a sign or a word that joins a name and its value stands before the next word.
    private bool joined;

    // True if a line break stands before the next word; the value must then end its line.
    private bool crossed;
    private int distance;

    /// <summary>Looks from <paramref name="at"/> on, at most <paramref name="words"/> words.</summary>
    public void Run(int at, int words)
    {
        while (at != Over && at < most && distance < words)
            at = Step(at);
    }

    // Where to read on, or Over.
    private int Step(int from)
    {
        var at = ProseValue.Skip(text, from, most, ref joined, out var ended);
        crossed |= ended || at < most && text.AsSpan(from, at - from).IndexOfAny('\n', '\\') >= 0;
        if (ended || at >= most || TakePhrase(at))
            return Over;
        if (what is Announces.Password && WordGroups.End(text, at) is var groups and > 0)
        {
            found.Add(new Finding(at, groups, "password"));
            return Over;
        }
        var value = ProseValue.Read(text, at);
        // What was redacted before was the value.
        if (value.IsEmpty || crossed && !IsAtLineEnd(value) || value.Slice(text).StartsWith(Redactor.Mark))
            return Over;
        if (!ProseValue.IsSecret(text, value, what, joined, distance))
            return Pass(value);
        var start = what is Announces.Pair ? value.Start + value.Slice(text).IndexOf(':') + 1 : value.Start;
        found.Add(new Finding(start, value.End, what is Announces.Key ? "secret" : "password"));
        if (what is Announces.Password && !value.Quoted)
            TakeSecond(value.End);
        return Over;
    }

    // "… are X and Y"
    private readonly void TakeSecond(int at)
    {
        var and = ValueAt.SkipBlanks(text, at, 2);
        if (and == at || and + 1 >= most)
            return;
        var word = ProseValue.Read(text, and);
        if (!Logins.IsAnd(word.Slice(text)))
            return;
        var next = ValueAt.SkipBlanks(text, word.End, 2);
        var second = next < most && next > word.End ? ProseValue.Read(text, next) : default;
        if (!second.IsEmpty && IsLikePassword(second.Slice(text)))
            found.Add(new Finding(second.Start, second.End, "password"));
    }

    private static bool IsLikePassword(ReadOnlySpan<char> word) =>
        SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word) || SecretValue.IsNumberedPair(word);

    private readonly bool TakePhrase(int at)
    {
        if (what is not Announces.Phrase || !joined && distance > 0)
            return false;
        var end = Phrases.End(text, at, most: 400);
        if (end > at)
            found.Add(new Finding(at, end, "phrase"));
        return end > at;
    }

    private readonly bool IsAtLineEnd(ValueAt.ValueSpan value) =>
        ValueAt.IsLineEnd(text, ValueAt.SkipBlanks(text, value.End + (value.Quoted ? 1 : 0), 2));

    private static bool IsNameOfId(ReadOnlySpan<char> word) =>
        word.EndsWith("_id") || word.EndsWith("Id") || word.EndsWith("-id") || word is "id" or "ID" or "uuid" or "UUID";

    private int Pass(ValueAt.ValueSpan value)
    {
        var word = value.Slice(text);
        // The digit in "secret 0 X", by which network devices state the encoding
        if (what is Announces.Stated && distance == 0 && (word.Length < 4 && word.IndexOfAnyExceptInRange('0', '9') < 0 || word is "md5"))
            return value.End;
        // ConvertTo-SecureString -AsPlainText 'X'
        if (what is Announces.Quoted or Announces.Stated && distance == 0 && word[0] == '-')
            return value.End;
        if (what is Announces.Password && distance == 0 && !joined && ProseValue.IsAbout(word))
            return Over;
        // "token data client_id: …" names an id; "pass the groups to Conv1d" hands something over.
        if (what is Announces.Key && IsNameOfId(word) || what is Announces.Chosen && distance > 0 && word is "to" or "into" or "through")
            return Over;
        // user bob pass X
        if (what is Announces.Login && word is "pass" or "pwd" or "pw")
        {
            (what, joined, distance) = (Announces.Chosen, true, 0);
            return value.End;
        }
        if (ConnectingWords.IsJoint(word) || ProseValue.IsJointOfHan(word))
            joined = true;
        else if (!joined || !ConnectingWords.IsFiller(word))
            joined = false;
        distance++;
        return value.End + (value.Quoted ? 1 : 0);
    }
}
