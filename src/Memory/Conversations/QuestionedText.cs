using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// A statement whose truth the person asks for («…. Is he right?», «do you agree?» above a paragraph) is somebody else's. Questions that
/// seek assent («ok?», «understood?») are not meant, nor is what the person says as "I" before asking for an opinion.
/// </summary>
internal static partial class QuestionedText
{
    /// <summary>No question is longer (chosen: several times what the pattern allows).</summary>
    private const int Longest = 1_000;

    public static IEnumerable<ExternalSpan> Find(string text)
    {
        if (!text.AsSpan().ContainsAny('?', '？', '吗') || Denial().IsMatch(text))
            yield break;
        var first = FirstParagraph().Match(text);
        if (first.Success && QuestionAtEnd(first.Value) is not null)
            yield return new ExternalSpan(first.Length, text.Length, "asked about");
        else if (QuestionAtEnd(text) is { Index: > 0 and var at } last && !(Opinion().IsMatch(last.ValueSpan) && IsOwn(text.AsSpan(0, at))))
            yield return new ExternalSpan(0, at, "asked about");
    }

    // The question that ends the text; null if none does. Most texts end with another character.
    private static Group? QuestionAtEnd(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        return end > 0 && "?？吗嗎么か".Contains(text[end - 1]) && Question().Match(text, Math.Max(0, end - Longest)) is { Success: true } q
            ? q.Groups["q"]
            : null;
    }

    // In one line, as "I": a pasted text stands apart, and "we" may be anybody.
    private static bool IsOwn(ReadOnlySpan<char> before) => !before.TrimStart().Contains('\n') && FirstPerson().IsMatch(before);

    [Examples("What do you think?", "your opinion?", "was meinst du?", "что думаешь?", "你怎么看？")]
    [CounterExamples("Is that right?", "why?")]
    [GeneratedRegex(
        @"\b(?:you\s(?:think|say)|your\s(?:take|opinion|view)|(?:meinst|hältst|denkst|sagst)\sdu|en\spenses-tu"
            + @"|(?:te\sparece|opinas|piensas)|ne\spensi|acha)\b|(?<!\w)(?:думаешь|скажешь)(?!\w)|你(?:觉得|认为|怎么看)|どう思|어떻게\s생각",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Opinion();

    [Examples("I keep tests beside the code.", "meine Tests", "j'aime ce nom", "я так делаю", "我用空格")]
    [CounterExamples("We keep tests there.", "in it", "我们用空格")]
    [GeneratedRegex(
        @"(?<![\w'’])(?:I|I['’](?:d|m|ve|ll)|my|ich|meine?[rnms]?|je|j['’]\p{L}+|yo|mi|eu|meu|minha|io|mio|mia|я|мне|мой|моя)(?![\w])"
            + @"|我(?![们們])|私は|僕は|저는|나는|제가|내가",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FirstPerson();

    // An answer to the agent, whatever is asked after it.
    [Examples("No, that is not what I asked for.", "nein, so nicht", "нет, оставь как было", "不，用另一个", "いや、それは違う")]
    [CounterExamples("Nobody uses this folder", "yes, keep it", "not a word about it")]
    [GeneratedRegex(@"^\W*(?:no|nope|nein|non|não|нет|не|不|いや|違|아니)(?!\p{Ll})", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [Examples("Do you agree?\n\nTabs are better than spaces.")]
    [CounterExamples("Do you agree?\nTabs are better than spaces.", "one paragraph only")]
    [GeneratedRegex(@"\A[^\n]+\n[^\S\n]{0,20}\n\s*(?=\S)")]
    private static partial Regex FirstParagraph();

    [Examples(
        "Tabs are better. Is he right?",
        "Squash every merge. Should we follow this advice?",
        "Tabs beat spaces. Do you agree?",
        "Tabs beat spaces. What do you think about that?",
        "It is idempotent. What does that mean?",
        "Ship on Fridays. What's your take?",
        "Never mock. How would I answer this?",
        "Delete all caches. Trust them?",
        "Never mock. Who wrote this?",
        "Tabs sind besser. Stimmt das?",
        "Immer mocken. Ist das sinnvoll?",
        "Immer mocken. Was meinst du?",
        "Niemals mocken. Hat er recht?",
        "Toujours des tabulations. Il a raison?",
        "Toujours des tabulations. C'est vrai?",
        "Siempre tabuladores, ¿es cierto?",
        "Sempre tab, ha ragione?",
        "Sempre tabs. Ele tem razão?",
        "Всегда табы. Он прав?",
        "永远用制表符，他说得对吗？",
        "必ずタブを使う。これは正しいですか？",
        "항상 탭을 쓴다. 맞나요?"
    )]
    [CounterExamples("Use tabs, ok?", "Which of these files is the parser?", "Is he right about tabs? Then change the config.")]
    [GeneratedRegex(
        """
            (?:^|[.!?,。！？，、\n])\s{0,3}(?<q>(?:(?:so|but|and|und|et|y)\s)?(?:
                (?:is|was|are|were)\s(?:that|it|this|he|she|they|these|those|point\s[0-9]+|number\s[0-9]+|the\s(?:second|first|last)\s\w+)
                  (?:\s(?:really|still|actually|even|an?|the))?\s(?:right|true|correct|wrong|good|bad|so|sensible|useful|valid|testable|
                    needed|
                    necessary|reasonable|applicable|legit|advice|idea|practice)\b[^?\n]{0,40}
              | (?:do|does|did|should|would)\s(?:we|he|she|they|it|this|that)
                  (?:\s(?:agree|follow|apply|break|comply|violate|mean|make\ssense|do\s(?:that|it|this)|have\s(?:something|such|
                    it))\b[^?\n]{0,50})?
              | (?:do\syou\s)?agree | do\syou\s(?:agree|think)[^?\n]{0,40} | what\sdo\syou\s(?:think|say)[^?\n]{0,40}
              | what\s(?:does|do)\s(?:this|that|it|they)\smean[^?\n]{0,50}
              | what(?:['’]s|\sis)\s(?:your\s(?:take|opinion|view)|the\s(?:point|reason))[^?\n]{0,40}
              | how\s(?:do|would|should|can)\s(?:I|we)\s(?:convince|answer|respond|argue|reply)[^?\n]{0,50}
              | who\s(?:wrote|said|sings)[^?\n]{0,40} | trust\s(?:it|them|him|her|this) | any\s(?:action\sitems|objections)[^?\n]{0,30}
              | stimmt\s(?:das|es)[^?\n]{0,20} | ist\s(?:das|es)\s(?:so|richtig|sinnvoll|wahr|korrekt|falsch)[^?\n]{0,30}
              | was\s(?:meinst|hältst|denkst|sagst)\sdu[^?\n]{0,30} | hat\s(?:er|sie)\srecht
              | (?:il|elle)\sa\sraison | (?:est-ce|c['’]est)\s(?:vrai|juste|correct)[^?\n]{0,30} | qu['’]en\spenses-tu |
                 tu\ses\sd['’]accord
              | ¿?tienen?\srazón | ¿?es\s(?:verdad|cierto|correcto)[^?\n]{0,20} | ¿?qué\s(?:te\sparece|opinas|piensas)[^?\n]{0,20}
              | ha\sragione | è\s(?:vero|giusto|corretto)[^?\n]{0,20} | che\sne\spensi | (?:ele|ela)\stem\srazão
              | (?:é|está)\s(?:verdade|certo|correto)[^?\n]{0,20} | o\sque\s(?:você\s)?acha[^?\n]{0,20}
              | (?:он|она)\sправа? | (?:это\s)?(?:верно|правда|правильно)(?:\sли)?(?:\sэто)? | что\s(?:ты\s)?(?:думаешь|
                скажешь)[^?\n]{0,20}
              | (?:他|她|这|這|这样|那)?(?:说得|說得|说的)?(?:对|對|正确|有道理|合理)(?:吗|嗎|么) | 你(?:觉得|认为|怎么看|同意)[^?？\n]{0,10}
              | (?:これ|それ|本当)?は?(?:正しい|本当|妥当)(?:です|でしょう)?か | どう思い?ますか? | (?:맞나요|맞습니까|사실인가요|어떻게\s생각[^?\n]{0,8})
            ))\s*(?:[?？]|(?<=[吗嗎么か]))\s*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Question();
}
