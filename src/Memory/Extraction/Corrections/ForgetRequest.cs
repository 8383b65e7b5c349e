using System.Globalization;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A person's «forget that» in a session. Pure.</summary>
/// <param name="What">What to forget, in the person's words; null for what was said just before.</param>
/// <param name="IsTopic">The words name what it is about; otherwise they repeat it.</param>
/// <param name="Id">Number of the record, when it was named.</param>
internal sealed partial record ForgetRequest(string? What, bool IsTopic = false, long? Id = null)
{
    private const int Longest = 200;
    private static readonly char[] Marks = [' ', '.', '!', ':', '"', '`', '“', '”', '«', '»', '。', '！'];

    public static ForgetRequest? Find(string message)
    {
        var text = message.Trim();
        // Quoted words may say what to forget; that it is asked for must be the person's own voice. Asked last: it takes longest.
        return Asked(text) is { } request && OwnWords.Begin(text) ? request : null;
    }

    private static ForgetRequest? Asked(string text)
    {
        if (text.Length > Longest || text.EndsWith('?') || Passing().IsMatch(text))
            return null;
        if (Before().IsMatch(text))
            return new ForgetRequest((string?)null);
        if (
            Numbered().Match(text) is { Success: true } numbered
            && long.TryParse(numbered.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return new ForgetRequest(text, Id: id);
        if (Topic().Match(text) is { Success: true } topic)
            return new ForgetRequest(topic.Groups["what"].Value.Trim(Marks), IsTopic: true);
        return About().Match(text) is { Success: true } m && m.Groups[1].Value.Trim(Marks) is { Length: > 3 } what
            ? new ForgetRequest(what)
            : null;
    }

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|wait)[,.!]?\s+)*(?:forget|unlearn|do not remember"
            + @"|don['’]?t remember) (?:that|this|it|what i (?:just )?(?:said|told you|wrote)|my last message|the last (?:one|thing|rule"
            + @"|point))(?:[,.]? (?:please|again|completely|i was wrong))*[\s.!]*$|^(?:забудь|забудьте)(?: (?:это|об этом"
            + @"|что я сказал))?[\s.!]*$|^vergiss (?:das|es)(?: wieder| bitte)?[\s.!]*$|^(?:忘(?:了|记|掉)(?:这个|它|吧)?)[。!！\s]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Before();

    // It is set aside, not taken back.
    [GeneratedRegex(@"\b(?:for now|for the moment|this time|today|right now|until)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|please|actually)[,.!]?\s+)*(?:forget|unlearn)\s+(?:that\s+|about\s+|what i said about\s+|the (?:rule"
            + @"|fact|convention)\s+(?:that\s+|about\s+)?|:\s*)(.+)$|^забудь(?:те)?,?\s+(?:что|про|о)\s+(.+)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex About();

    [GeneratedRegex(
        """
            ^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|bitte)[,.!]?\s+)*(?:please\s+)?
            (?:
                (?:forget|unlearn)\s+(?:
                    (?:the|that|this|your|my|our|those|these)\s+(?:\w+\s)?
                    (?:rules?|facts?|conventions?|preferences?|insights?|notes?|memor(?:y|ies)|instructions?|corrections?)
                    \s+(?:about|on|for|regarding|concerning|with|of)
                  | (?:what|everything|all)\s(?:that\s)?(?:I|you)\s(?:said|told\syou|know|learned|remember)\sabout
                )
              | vergiss\s+(?:die|diese|das|den|meine|deine)\s+(?:regel|notiz|vorgabe|konvention|vorliebe)n?\s+(?:über|zu[mr]?|für|mit|von)
              | oublie[zr]?\s+(?:la|cette|ta|ma)\s+(?:règle|note|convention|préférence)\s+(?:sur|pour|concernant|à\spropos\sde)
              | olvida\s+(?:la|esa|esta|tu|mi)\s+(?:regla|nota|convención|preferencia)\s+(?:sobre|para|acerca\sde|de)
              | забудь(?:те)?\s+(?:это\s)?(?:правило|факт|заметку)\s+(?:про|об?|насчёт)
            )\s+(?<what>.+?)[\s.!]*$
            | ^忘(?:掉|记|了)关于(?<what>.+?)的(?:规则|规定|偏好|约定)[。!！\s]*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Topic();

    [GeneratedRegex(
        @"^(?:please\s+)?(?:forget|unlearn|vergiss|oublie|olvida|забудь|忘掉)\s*(?:the\s)?(?:rule\s|fact\s|record\s)?#([0-9]{1,15})[\s.!]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbered();
}
