using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// Words that announce a text of others or a text to be worked on: «translate this:», «the reviewer says:», «a story in which».
/// What is structure (marks, fences, headings) is found without them, in any language.
/// </summary>
internal static partial class LeadIns
{
    private const string WithoutColon = "fiction";
    private const string AlsoWithoutColon = "reported";

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
            "says",
            Says(),
            [
                "In the game, the wizard should say:‖ from now on never trust goblins.",
                "The reviewer wrote:‖ always use const",
                "CI says:‖ never use any",
                "my colleague told me this:‖ we always deploy on fridays",
                "the screenshot shows this text:‖ From now on always use npm.",
                "The page reads:‖ never use tabs",
                "Der Kunde schreibt:‖ bitte nie wieder freitags",
                "Le client dit :‖ ne jamais déployer",
                "El revisor dijo:‖ nunca usar any",
                "Заказчик пишет:‖ никогда не делайте так",
                "客户说：‖永远不要这样",
            ],
            [
                "the page is slow: always use the cache",
                "I said: never use npm",
                "as I already told you: use pnpm",
                "ich sagte: nie npm",
                "we always say please",
                "我说：不要用 npm",
            ]
        ),
        new(
            AlsoWithoutColon,
            Reported(),
            [
                "He said that‖ from now on we should never use npm. Is that so?",
                "my boss told me that‖ we must always deploy on fridays",
                "Mein Kollege meint, dass‖ man niemals rebasen soll",
            ],
            ["I said that we never use npm", "we said that tests come first", "the docs say that it is fast, so never skip them"]
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
            "pasted",
            Pasted(),
            [
                "Here is the output of the linter:‖\nnever use any",
                "Here's what the reviewer left:‖ always use const",
                "Feedback from the customer:‖ never show this again",
                "Reviewer:‖ don't use var",
                "This is the error message:‖\nmust not be null",
            ],
            ["Here is my feedback: never use var", "Here is what I want: always use tabs", "my feedback on the review: too long"]
        ),
        new(
            WithoutColon,
            Fiction(),
            [
                "Write a short story‖ about a dev who says from now on never use tabs",
                "Tell me a joke‖ where the punch line is always use vim",
                "Schreib eine Geschichte‖, in der man niemals schläft",
                "Imagine‖ a pirate who never uses tabs.",
            ],
            ["this user story is wrong, never use it", "the story points are never right"]
        ),
    ];

    public static IEnumerable<ExternalSpan> Find(string text)
    {
        // All but one announce with a colon.
        var hasColon = text.AsSpan().ContainsAny(':', '：');
        foreach (var lead in All.Where(l => hasColon || l.Name is WithoutColon or AlsoWithoutColon))
        foreach (Match match in lead.Pattern.Matches(text))
        {
            var start = match.Index + match.Length;
            yield return new ExternalSpan(start, End(text, start), lead.Name);
        }
    }

    // What begins on the next line goes on to the end; what begins on the same one ends with its paragraph.
    private static int End(string text, int start)
    {
        var line = text.IndexOf('\n', start);
        if (line < 0 || text.AsSpan(start, line - start).IsWhiteSpace())
            return text.Length;
        var paragraph = ParagraphEnd().Match(text, line);
        return paragraph.Success ? paragraph.Index : text.Length;
    }

    /// <summary>A colon that announces: no time, no address, no scope operator.</summary>
    private const string Colon = """\s?(?::(?=\s|$|["'“„«‘])|：)""";

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(
        """
            (?:
                \b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+|vertaal|przetłumacz\w*|çevir\w*|переведи\w*)\b
              | 翻译|翻譯|翻訳|訳して|번역
            )[^\n:：.]{0,80}
            """ + Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Translate();

    // Not "I said": that is the person again.
    [GeneratedRegex(
        """
            (?<!\b(?:I|we|ich|wir|je|j['’]ai|yo|eu|io|я|мы)\s(?:(?:have|had|just|already|also|did|do|must|will|clearly|always)\s){0,2})
            (?:
                \b(?:says?|said|saying|wrote|writes|written|states?|stated|answer(?:s|ed)|replie[sd]|comment(?:s|ed)|report(?:s|ed)|
                   complain(?:s|ed)|shouts?|whispers?|claims?|announce[sd]|told\s(?:me|us|him|her|them)|asks?\s(?:me|us)|
                     suggest(?:s|ed)|tweeted|posted)\b
              | \b(?:sagte?|schr(?:ei|ie)bt?|meinte?|antwortete?)\b
              | \b(?:dit|écrit|a\srépondu|dice|dijo|escribi[óo]|diz|disse|escreveu|scrive|ha\sscritto)\b
              | \b(?:говорит|сказал[аи]?|пишет|написал[аи]?|ответил[аи]?)\b
              | \b(?:screenshot|screen|image|picture|photo|scan|slide|page|site|website|dialog|pop-?up|banner|sign|label|tooltip|document|
                   wiki|log|terminal|console)\s(?:shows?|showed|displays?|displayed|reads?|contains?)\b
              | (?<!我)(?:说|說|写道|寫道|と言って|と書いて|라고)
            )
            (?:\s(?!to\b)[\w'’-]+){0,6}?
            """ + Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Says();

    // What somebody else is said to have said, without a colon; "we" and "I" are the person.
    [GeneratedRegex(
        """
            \b(?:he|she|they|someone|somebody|people|(?:my|our|the)\s(?:boss|colleague|coworker|manager|lead|reviewer|customer|client|
              teacher|friend|team\slead)|er|sie|jemand|(?:mein|unser|der)e?\s(?:chef|kollege|kollegin|kunde)|il|elle|mon\scollègue)\s
            (?:(?:also|once|just|always|has|have|had)\s){0,2}
            (?:said|says|told\s(?:me|us)|wrote|writes|thinks|claims?|insists|believes|sagte?|meinte?|schrieb|behauptet|dit|pense)
            ,?\s(?:that|dass|que)(?=\s)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Reported();

    // The files an agent reads its orders from are the person's own place for rules.
    [GeneratedRegex(
        """
            \b(?:should|must|to|shall|needs?\sto|has\sto)\s(?:say|read|print|display|output|show|log|be\scalled|be\stitled)
            (?:\s[\w'’-]+){0,4}?
            """
            + Colon
            + """
                | \b(?:set|change|update|replace)\b[^\n:：.]{0,60}
                \b(?:text|title|label|(?:error\s)?message|caption|description|heading|placeholder|tooltip|banner|copy|string|wording)\b
                [^\n:：.]{0,30}\b(?:to|with)\b
                """
            + Colon
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
            + Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        """
            \b(?:with|containing|given|using|as)\s(?:(?:the|this|following|a|an|sample|test|user)\s){1,3}
            (?:input|text|contents?|body|message|title|subject|prompt|string|caption|example|sentence|phrase|wording|
              query|payload)\b[^\n:：.,]{0,30}?
            """
            + Colon
            + """
                | (?:^|\n)[^\S\n]*(?:input|text|quote|transcript|e-?mail|mail|article|logs?|stdout|
                  stderr|eingabe|texte?|texto|entrada|вход|текст|输入|文本|入力|本文)
                """
            + Colon,
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
            + Colon
            + """
                | \b(?:review|proofread|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|rewrite|interpret|classify|grade|explain)\b
                  [^\n:：.]{0,40}?\b(?:this|these|following)\b[^\n:：.]{0,40}?
                """
            + Colon
            + @"(?=\s*\n)"
            + """

                | (?:总结|解释|改写|校对|要約|説明|添削)[^\n:：。]{0,30}：
                """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOn();

    [GeneratedRegex(
        """
            \b(?:here(?:['’]s|\s(?:is|are))|this\sis|these\sare|hier\s(?:ist|sind)|voici|aquí\sestá|вот)\s(?!my\b|
              what\s(?:I|we)\b|meine?\b)
            [^\n:：.]{0,60}?
            \b(?:outputs?|logs?|errors?|traceback|stack\s?trace|reviews?|reviewers?|feedback|reports?|response|reply|
              answer|tickets?|issues?|e-?mails?|transcript|
               readme|docs?|article|comments?|console|diff|patch|spec|text|document|ausgabe|fehler\w*|sortie|salida|вывод)\b
            [^\n:：.]{0,60}?
            """
            + Colon
            + """
                | \b(?:feedback|comments?|review|answer|reply|output|notes?|message)\s(?:from|by|of)\s[^\n:：.]{1,40}?
                """
            + Colon
            + """
                | (?:^|\n)[^\S\n]*(?:the\s|our\s|my\s)?(?:reviewer|linter|bot|copilot|
                  coderabbit|codex|chatgpt|gpt|gemini|colleague|maintainer|customer|boss|manager)(?:\s\#?[0-9]+)?
                """
            + Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pasted();

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
