using System.Text.RegularExpressions;
using TotalMemory.Conversations;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A person's «forget that» in a session. Pure.</summary>
/// <param name="What">What to forget, in the person's words; null for what was said just before.</param>
internal sealed partial record ForgetRequest(string? What)
{
    private const int Longest = 200;

    public static ForgetRequest? Of(string message)
    {
        // Quoted words may say what to forget; that it is asked for must be the person's own voice.
        var text = message.Trim();
        var own = OwnWords.Of(text).TrimStart();
        if (own.Length == 0 || own[0] == OwnWords.Mark)
            return null;
        if (text.Length > Longest || text.EndsWith('?') || Passing().IsMatch(text))
            return null;
        if (Before().IsMatch(text))
            return new ForgetRequest((string?)null);
        return About().Match(text) is { Success: true } m && m.Groups[1].Value.Trim(' ', '.', '!', ':', '"', '`') is { Length: > 3 } what
            ? new ForgetRequest(what)
            : null;
    }

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|wait)[,.!]?\s+)*(?:forget|unlearn|do not remember|don['’]?t remember) (?:that|this|it|what i (?:just )?(?:said|told you|wrote)|my last message|the last (?:one|thing|rule|point))(?:[,.]? (?:please|again|completely|i was wrong))*[\s.!]*$|^(?:забудь|забудьте)(?: (?:это|об этом|что я сказал))?[\s.!]*$|^vergiss (?:das|es)(?: wieder| bitte)?[\s.!]*$|^(?:忘(?:了|记|掉)(?:这个|它|吧)?)[。!！\s]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Before();

    // It is set aside, not taken back.
    [GeneratedRegex(@"\b(?:for now|for the moment|this time|today|right now|until)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|please|actually)[,.!]?\s+)*(?:forget|unlearn)\s+(?:that\s+|about\s+|what i said about\s+|the (?:rule|fact|convention)\s+(?:that\s+|about\s+)?|:\s*)(.+)$|^забудь(?:те)?,?\s+(?:что|про|о)\s+(.+)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex About();
}
