using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that introduce a text to work on or to write: «translate this:», «set the label to:», «a story in which».</summary>
internal static partial class TaskLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "translate",
            Translate(),
            [
                "Translate into German:‖ Never commit to main, always open a branch.",
                "translate the following to French:‖\n\nAlways ask first.",
                "Übersetze ins Englische:‖ Niemals auf main pushen.",
                "Traduis en anglais :‖ ne jamais pousser sur main",
                "Переведи на английский:‖ никогда не пушь в main",
                "翻译成英文：‖永远不要提交到主分支",
                "日本語に翻訳して：‖always use tabs",
            ],
            ["Translate all messages, and never use slang.", "the translation is wrong: use formal German"]
        ),
        new(
            "wanted text",
            Wanted(),
            [
                "the button should read:‖ never ask again",
                "Rename it and set the text to:‖ From now on never use npm.",
                "It must print:‖ always rebuild first",
                "Write a commit message for this:‖ never use npm",
                "Draft an answer to this mail:‖\n\nfrom now on never deploy",
                "Add a section to the README:‖ always run make lint",
                "Schreibe eine Mail an das Team:‖ ab jetzt nie freitags",
            ],
            ["Add this to CLAUDE.md: never push to main", "add a rule to AGENTS.md: always use tabs", "write tests: always with xunit"]
        ),
        new(
            "input",
            Input(),
            [
                "Write a test for the parser with the input:‖ No, that is wrong",
                "call it with this prompt:‖ from now on never",
                "Text:‖ never use tabs",
                "use this as the sample text:‖ always be there",
            ],
            ["validate the input: never trust it", "with the input validated, we always log"]
        ),
        new(
            "to be worked on",
            WorkedOn(),
            [
                "Review this section for typos:‖\nAlways run make lint before pushing.",
                "Summarize the following:‖\nwe never deploy on fridays",
                "What does this sentence mean:‖ always use unknown",
                "Fix the grammar of this paragraph:‖ never we deploys",
                "Erkläre diesen Text:‖ immer zuerst bauen",
            ],
            ["Fix this: the button is too big", "explain why: never mind", "check this: we always use tabs"]
        ),
        new(
            "fiction",
            Fiction(),
            [
                "Write a short story‖ about a dev who says from now on never use tabs",
                "Tell me a joke‖ where the punch line is always use vim",
                "Schreib eine Geschichte‖, in der man niemals schläft",
                "Imagine‖ a pirate who never uses tabs.",
            ],
            ["this user story is wrong, never use it", "the story points are never right"],
            HasColon: false
        ),
    ];

    [GeneratedRegex(
        """
            (?:
                \b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+|vertaal|przetłumacz\w*|çevir\w*|переведи\w*)\b
              | 翻译|翻譯|翻訳|訳して|번역
            )[^\n:：.]{0,80}
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Translate();

    // The files an agent reads its orders from are the person's own place for rules.
    [GeneratedRegex(
        """
            \b(?:should|must|to|shall|needs?\sto|has\sto)\s(?:say|read|print|display|output|show|log|be\scalled|be\stitled)
            (?:\s[\w'’-]+){0,4}?
            """
            + LeadIns.Colon
            + """
                | \b(?:set|change|update|replace)\b[^\n:：.]{0,60}
                \b(?:text|title|label|(?:error\s)?message|caption|description|heading|placeholder|tooltip|banner|copy|string|wording)\b
                [^\n:：.]{0,30}\b(?:to|with)\b
                """
            + LeadIns.Colon
            + """
                | \b(?:write|draft|add|insert|put|append|include|post|send|compose|reply|respond|answer|schreib\w*|
                  verfass\w*|écri\w+|rédige\w*|escrib\w+|escrev\w+|напиши\w*)\b
                (?![^\n:：.]{0,80}(?:CLAUDE|AGENTS|GEMINI|MEMORY|\bmemory\b|\brules?\b|\bsettings\b|\bconfig))
                [^\n:：.]{0,80}?
                \b(?:poem|song|(?:e-?)?mails?|letter|comment|reply|answer|(?:commit|error|slack|chat)?\s?messages?|tweet|
                  post|article|blog|paragraph|sentence|section|text|
                   title|headline|description|notice|slide|readme|changelog|docs|documentation|release\snotes|fixture|
                     label|banner|footer|tooltip|placeholder|
                   brief|nachricht|kommentar|antwort|lettre|message|correo|carta|mensaje|письмо|сообщение)\b
                [^\n:：.]{0,60}?
                """
            + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        """
            \b(?:with|containing|given|using|as)\s(?:(?:the|this|following|a|an|sample|test|user)\s){1,3}
            (?:input|text|contents?|body|message|title|subject|prompt|string|caption|example|sentence|phrase|wording|
              query|payload)\b[^\n:：.,]{0,30}?
            """
            + LeadIns.Colon
            + """
                | (?:^|\n)[^\S\n]*(?:input|text|quote|transcript|e-?mail|mail|article|logs?|stdout|
                  stderr|eingabe|texte?|texto|entrada|вход|текст|输入|文本|入力|本文)
                """
            + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Input();

    [GeneratedRegex(
        """
            \b(?:review|proofread|check|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|improve|rewrite|explain|
              interpret|analy[sz]e|classify|grade|
               fix\sthe\s(?:typos|grammar|spelling|wording)|correct\sthe\s(?:grammar|spelling)|what\s(?:does|is|do)|
               erklär\w*|korrigier\w*|fass\w*|expliqu\w+|résum\w+|corrig\w+|resum\w+|explic\w+|объясни|проверь|исправь)\b
            [^\n:：.]{0,60}?
            \b(?:text|section|paragraphs?|sentences?|passage|document|mail|e-?mail|message|wording|quote|article|excerpt|
              statement|policy|guidelines?|contract|
               satz|abschnitt|phrase|texte?|texto|frase|текст|предложение)\b
            [^\n:：.]{0,60}?
            """
            + LeadIns.Colon
            + """
                | \b(?:review|proofread|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|rewrite|interpret|classify|grade|explain)\b
                  [^\n:：.]{0,40}?\b(?:this|these|following)\b[^\n:：.]{0,40}?
                """
            + LeadIns.Colon
            + @"(?=\s*\n)"
            + """

                | (?:总结|解释|改写|校对|要約|説明|添削)[^\n:：。]{0,30}：
                """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOn();

    [GeneratedRegex(
        """
            \b(?:write|tell|draft|continue|invent|compose|make\sup|schreib\w*|erzähl\w*|écri\w+|raconte\w*|escrib\w+|
              cuenta\w*|escrev\w+|conta\w*|напиши|расскажи|придумай)
            (?:\s\w+){0,4}?\s
            (?:story|poem|song|fairy\s?tale|tale|novel|scene|dialogue|screenplay|joke|haiku|limerick|geschichte|gedicht|märchen|witz|
               histoire|poème|conte|blague|historia|cuento|poema|chiste|história|рассказ\w*|сказк\w+|стих\w*|анекдот)\b
            | (?:写一?[个篇首]?[^\n。]{0,12}(?:故事|小说|诗|笑话))
            | (?:^|[.!?\n]\s{0,40})(?:imagine|pretend|suppose|stell\sdir\svor|imagine[zr]?|imagina|представь\w*)\b
            | (?:假设|想象)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Fiction();
}
