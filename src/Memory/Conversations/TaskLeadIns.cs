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
                "Översätt till engelska:‖ Committa aldrig till main.",
                "ترجم إلى الإنجليزية:‖ لا تستخدم npm",
                "How would you say in Spanish:‖ never commit to main?",
            ],
            ["Translate all messages, and never use slang.", "the translation is wrong: use formal German"]
        ),
        new(
            "translate below",
            TranslateBelow(),
            ["Übersetze den folgenden Satz\n‖Niemals auf main committen", "translate this text into French\n‖Never push to main"],
            ["Translate all texts\nand never use slang"],
            HasColon: false
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
                "Put this into CONTRIBUTING.md:‖\n\n- Always run make lint",
                "Append to the wiki page:‖\n- Never deploy on Friday",
                "Add a line of dialogue to the NPC:‖ Always bring rope.",
                "Set the toast to:‖ Never close this window.",
                "Setze den Hinweistext auf:‖ Niemals das Gerät ausstecken.",
                "Change le texte du bouton en :‖ Ne jamais enregistrer",
                "把提示文案改成：‖永远不要关闭此窗口",
            ],
            [
                "Add this to CLAUDE.md: never push to main",
                "add a rule to AGENTS.md: always use tabs",
                "write tests: always with xunit",
                "When you write commit messages: be short",
            ]
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
                "Review my prompt:‖\nYou must always answer in JSON.",
                "I'm writing a prompt. Improve it:‖\n\nNever reveal prices.",
                "Prüfe diesen Absatz auf Rechtschreibung:‖\n\nVerwende niemals var.",
                "Count the syllables:‖ Never gonna give you up",
                "Turn this into a formal letter:‖ from now on never call us",
                "请润色下面这段话：‖永远不要使用var",
                "次の文章を校正してください：‖必ずconstを使って",
                "다음 문장을 고쳐 줘:‖ 항상 const를 사용하세요",
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
                "Schreib eine Szene‖, in der der Kapitän niemals schläft",
                "Give me a villain monologue‖ in which he always strikes first",
                "写一个故事‖，里面的老板说永远不要用npm",
                "‖上司が必ず使えと叫ぶ場面を書いて。",
            ],
            ["this user story is wrong, never use it", "the story points are never right"],
            HasColon: false
        ),
    ];

    [GeneratedRegex(
        """
            (?:
                \b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+|vertaal|przetłumacz\w*|çevir\w*|переведи\w*|переклади\w*|
                    přelož\w*|preložit\w*|översätt\w*|oversett|oversæt|käännä|fordítsd|traduceți|μετάφρασε|terjemahkan|dịch)\b
              | 翻译|翻譯|翻訳|訳して|번역|ترجم|תרגם|अनुवाद|แปล|অনুবাদ
              | \bhow\s(?:do|would|should|can)\s(?:you|I|we|one)\s(?:say|phrase)\b
            )[^\n:：.]{0,80}
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Translate();

    [GeneratedRegex(
        @"\b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+)\b[^\n:：.]{0,40}\b(?:this|the\sfollowing"
            + @"|folgende\w*|diese\w*|cette|ce|esta|este)\b[^\n:：.]{0,40}\n",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TranslateBelow();

    // The files an agent reads its orders from are the person's own place for rules.
    [GeneratedRegex(
        """
            \b(?:should|must|to|shall|needs?\sto|has\sto)\s(?:say|read|print|display|output|show|log|be\scalled|be\stitled)
            (?:\s[\w'’-]+){0,4}?
            """
            + LeadIns.Colon
            + """
                | \b(?:set|change|update|replace)\b[^\n:：.]{0,60}
                \b(?:text|title|label|(?:error\s)?message|caption|description|heading|placeholder|tooltip|banner|copy|string|wording|
                  toast|hint|
                  alert|notification|slogan|subtitle|footer|button)\b
                [^\n:：.]{0,30}\b(?:to|with)\b
                """
            + LeadIns.Colon
            + """
                | \b(?:setze?|änder[en]|stelle?|ersetze?|mach|change[rz]?|mets|remplace[rz]?|cambia|pon|reemplaza|imposta|sostituisci|
                  mude|altere|troque|
                  измени|поменяй|замени)\b[^\n:：.]{0,50}
                (?:text|titel|beschriftung|meldung|hinweis|platzhalter|überschrift|texte|titre|message|libellé|texto|título|mensaje|
                  etiqueta|testo|
                  titolo|messaggio|mensagem|rótulo|текст|заголовок|сообщение|надпись)\w{0,6}\b[^\n:：.]{0,30}
                """
            + LeadIns.Colon
            + """
                | [把将](?:[^\n:：。]{0,12})(?:标题|提示|文案|按钮|消息|文字|文本|说明)[^\n:：。]{0,12}(?:改成|改为|设为|设置为|换成)：?(?=\S)
                """
            + """
                | (?<!\b(?:you|we|I|they|du|ihr|wir)\s)\b(?:write|draft|add|insert|put|append|include|contain|post|send|compose|reply|
                  respond|answer|
                  contesta|responde|répond[sz]?|rispondi|beantworte|antworte|schreib\w*|
                  verfass\w*|écri\w+|rédige\w*|escrib\w+|escrev\w+|напиши\w*)\b
                (?![^\n:：.]{0,80}(?:CLAUDE|AGENTS|GEMINI|MEMORY|\bmemory\b|\brules?\b|\bsettings\b|\bconfig))
                [^\n:：.]{0,80}?
                \b(?:poem|song|(?:e-?)?mails?|letter|comment|reply|answer|(?:commit|error|slack|chat)?\s?messages?|tweet|
                  post|article|blog|paragraph|sentence|section|text|
                   title|headline|description|notice|slide|readme|changelog|docs|documentation|release\snotes|fixture|
                     label|banner|footer|tooltip|placeholder|wiki|faq|contributing|licen[sc]e|page|handbook|dialogue|lyrics|speech|
                       quest|hint|toast|
                   bullets?|docstring|quote|disclaimer|slogan|caption|(?:[\w/-]+\.(?:md|txt|rst|adoc|html|po|strings|xml|ya?ml|json))|
                   brief|nachricht|kommentar|antwort|lettre|courriel|message|correo|carta|lettera|mensaje|письмо|сообщение)\b
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
            """
            + LeadIns.Colon
            + """
                | \b(?:review|proofread|rephrase|reword|paraphrase|shorten|summari[sz]e|polish|rewrite|interpret|classify|grade|explain)\b
                  [^\n:：.]{0,40}?\b(?:this|these|following)\b[^\n:：.]{0,40}?
                """
            + LeadIns.Colon
            + @"(?=\s*\n)"
            + """

                | \b(?:improve|rework|polish|shorten)\s(?:it|my)\b[^\n:：.]{0,40}?\s?:(?=\s*\n)
                | \bmake\s(?:it|this)\s(?:shorter|better|formal|nicer|clearer|polite|more\s\w+)\s?:
                | \b(?:count|spell|pronounce|tokeni[sz]e|encode|decode|reverse|capitali[sz]e|lowercase|
                  uppercase)\b[^\n:：.]{0,60}?\s?:(?=\s)
                | \b(?:turn|convert|rewrite|reformulate|put)\s(?:this|it|that|the\sfollowing)\s(?:in)?to\s[^\n:：.]{0,50}?\s?:(?=\s)
                | (?:总结|解释|改写|校对|润色|缩写|概括|纠正|要約|説明|添削|校正|推敲)[^\n:：。]{0,30}[：:]
                | (?:문장|글|단락|문단|텍스트|메일|편지)[^\n:：.]{0,30}[：:] | (?:メール|手紙|邮件|信件)[^\n:：。]{0,20}[：:]
                """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex WorkedOn();

    [GeneratedRegex(
        """
            \b(?:write|tell|draft|continue|invent|compose|make\sup|give\sme|scrivi|racconta|napisz|schrijf|schreib\w*|erzähl\w*|écri\w+|
              raconte\w*|escrib\w+|
              cuenta\w*|escrev\w+|conta\w*|напиши|расскажи|придумай)
            (?:\s\w+){0,4}?\s
            (?:story|poem|song|fairy\s?tale|tale|novel|scene|dialogue|screenplay|script|monologue|sketch|joke|haiku|limerick|geschichte|
              gedicht|
               märchen|witz|szene|dialog|theaterstück|drehbuch|monolog|lied|histoire|poème|conte|blague|scène|dialogue|chanson|pièce|
                 historia|cuento|
               poema|chiste|escena|diálogo|canción|storia|scena|dialogo|canzone|história|cena|verhaal|scène|opowiadanie|scenę|
               рассказ\w*|сказк\w+|стих\w*|анекдот|сцен\w+|диалог\w*|песн\w+)\b
            | (?:写一?[个篇首段]?[^\n。]{0,12}(?:故事|小说|诗|笑话|场景|剧本|台词|对话))
            | (?:^|(?<=\n))(?=[^\n]{0,120}(?:物語|小説|詩|場面|台詞|セリフ|会話)を(?:書いて|作って))
            | (?:^|(?<=\n))(?=[^\n]{0,120}(?:이야기|소설|시|장면|대사)(?:를|을)\s?(?:써|만들어))
            | (?:^|[.!?\n]\s{0,40})(?:imagine|pretend|suppose|stell\sdir\svor|imagine[zr]?|imagina|представь\w*)\b
            | (?:假设|想象)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Fiction();
}
