using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that introduce a text to work on: «summarize the following:», «fix the grammar of this paragraph:».</summary>
internal static partial class WorkedOnLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "to be worked on",
            WorkedOn(),
            [
                "Review this section for typos:‖\nAlways run make lint before pushing.",
                "What does this sentence mean:‖ always use unknown",
                "Fix the grammar of this paragraph:‖ never we deploys",
                "Erkläre diesen Text:‖ immer zuerst bauen",
                "Review my prompt:‖\nYou must always answer in JSON.",
                "Prüfe diesen Absatz auf Rechtschreibung:‖\n\nVerwende niemals var.",
            ],
            ["Fix this: the button is too big", "explain why: never mind", "check this: we always use tabs"]
        ),
        new(
            "to be worked on, below",
            WorkedOnBelow(),
            ["Summarize the following:‖\nwe never deploy on fridays"],
            ["Explain this: we never deploy"]
        ),
        new(
            "to be improved",
            Improved(),
            ["I'm writing a prompt. Improve it:‖\n\nNever reveal prices."],
            ["improve it: never mind the rest"]
        ),
        new("to be made better", MadeBetter(), ["Make it shorter:‖ we never deploy on fridays"], ["make it faster: never wait"]),
        new("to be counted", Counted(), ["Count the syllables:‖ Never gonna give you up"], ["count:never", "we count the rows, always"]),
        new("to be turned into", TurnedInto(), ["Turn this into a formal letter:‖ from now on never call us"], ["turn it off: never on"]),
        new(
            "to be worked on, in Chinese or Japanese",
            WorkedOnInSigns(),
            ["请润色下面这段话：‖永远不要使用var", "次の文章を校正してください：‖必ずconstを使って"],
            ["总是用tabs：好"]
        ),
        new("to be worked on, in Korean", WorkedOnInKorean(), ["다음 문장을 고쳐 줘:‖ 항상 const를 사용하세요"], ["항상: const"]),
        new("mail, in Chinese or Japanese", MailInSigns(), ["这封邮件：‖永远不要周五部署"], ["好的：永远"]),
    ];

    [GeneratedRegex(
        """
            \b(?:review|proofread|check|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|improve|rewrite|explain|
              interpret|analy[sz]e|classify|grade|correct|edit|rate|
               prüfe?\w*|überprüf\w*|lies|verbesser\w*|kürz\w*|formulier\w*|vérifie[rz]?|relis|améliore[rz]?|revisa|mejora|acorta|
                 rivedi|riassumi|
               migliora|revise|melhore|resuma|vat|verbeter|controleer|popraw|sprawdź|streść|düzelt|özetle|сократи|перескажи|улучши|
               fix\sthe\s(?:typos|grammar|spelling|wording)|correct\sthe\s(?:grammar|spelling)|what\s(?:does|is|do)|
               erklär\w*|korrigier\w*|fass\w*|expliqu\w+|résum\w+|corrig\w+|resum\w+|explic\w+|объясни|проверь|исправь)\b
            [^\n:：.]{0,60}?
            \b(?:text|section|paragraphs?|sentences?|passage|document|mail|e-?mail|message|wording|quote|article|excerpt|
              statement|policy|guidelines?|contract|prompt|instructions|letter|poem|essay|
               satz|abschnitt|absatz|entwurf|brief|phrase|paragraphe|texte?|texto|frase|párrafo|parágrafo|paragrafo|testo|alinea|zin|
                 akapit|zdanie|
               paragrafı|текст|предложение|абзац\w*|отрыв\w*)\b
            [^\n:：.]{0,60}?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOn();

    [GeneratedRegex(
        """
            \b(?:review|proofread|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|rewrite|interpret|classify|grade|explain)\b
            [^\n:：.]{0,40}?\b(?:this|these|following)\b[^\n:：.]{0,40}?
            """
            + LeadIns.Colon
            + @"(?=\s*\n)",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOnBelow();

    [GeneratedRegex(
        """
            \b(?:improve|rework|polish|shorten)\s(?:it|my)\b[^\n:：.]{0,40}?\s?:(?=\s*\n)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Improved();

    [GeneratedRegex(
        """
            \bmake\s(?:it|this)\s(?:shorter|better|formal|nicer|clearer|polite|more\s\w+)\s?:
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex MadeBetter();

    [GeneratedRegex(
        """
            \b(?:count|spell|pronounce|tokeni[sz]e|encode|decode|reverse|capitali[sz]e|lowercase|
              uppercase)\b[^\n:：.]{0,60}?\s?:(?=\s)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Counted();

    [GeneratedRegex(
        """
            \b(?:turn|convert|rewrite|reformulate|put)\s(?:this|it|that|the\sfollowing)\s(?:in)?to\s[^\n:：.]{0,50}?\s?:(?=\s)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex TurnedInto();

    [GeneratedRegex(
        """
            (?:总结|解释|改写|校对|润色|缩写|概括|纠正|要約|説明|添削|校正|推敲)[^\n:：。]{0,30}[：:]
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOnInSigns();

    [GeneratedRegex(
        """
            (?:문장|글|단락|문단|텍스트|메일|편지)[^\n:：.]{0,30}[：:]
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOnInKorean();

    [GeneratedRegex(
        """
            (?:メール|手紙|邮件|信件)[^\n:：。]{0,20}[：:]
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex MailInSigns();
}
