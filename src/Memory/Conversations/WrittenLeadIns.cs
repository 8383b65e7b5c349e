using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that introduce a text that the agent is to write or to use: «set the label to:», «with the input:».</summary>
internal static partial class WrittenLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "wanted text",
            Shown(),
            ["the button should read:‖ never ask again", "It must print:‖ always rebuild first"],
            ["it should print the path, always"]
        ),
        new(
            "wanted label",
            Set(),
            ["Rename it and set the text to:‖ From now on never use npm.", "Set the toast to:‖ Never close this window."],
            ["set the flag: always true", "change the label, and never push: ok"]
        ),
        new(
            "wanted label, in other languages",
            SetElsewhere(),
            ["Setze den Hinweistext auf:‖ Niemals das Gerät ausstecken.", "Change le texte du bouton en :‖ Ne jamais enregistrer"],
            ["Ändere das: immer Tabs", "измени это: никогда не пушь"]
        ),
        new("wanted label, in Chinese", SetInChinese(), ["把提示文案改成：‖永远不要关闭此窗口"], ["把这个改成常量：永远"]),
        new(
            "text to write",
            Written(),
            [
                "Write a commit message for this:‖ never use npm",
                "Draft an answer to this mail:‖\n\nfrom now on never deploy",
                "Add a section to the README:‖ always run make lint",
                "Schreibe eine Mail an das Team:‖ ab jetzt nie freitags",
                "Put this into CONTRIBUTING.md:‖\n\n- Always run make lint",
                "Append to the wiki page:‖\n- Never deploy on Friday",
                "Add a line of dialogue to the NPC:‖ Always bring rope.",
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
                "use this as the sample text:‖ always be there",
            ],
            ["validate the input: never trust it", "with the input validated, we always log"]
        ),
        new(
            "named input",
            NamedInput(),
            ["Text:‖ never use tabs", "look\nstderr:‖ never use any"],
            ["the text: never use tabs", "Textbox: always blue"]
        ),
    ];

    [GeneratedRegex(
        """
            \b(?:should|must|to|shall|needs?\sto|has\sto)\s(?:say|read|print|display|output|show|log|be\scalled|be\stitled)
            (?:\s[\w'’-]+){0,4}?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Shown();

    [GeneratedRegex(
        """
              \b(?:set|change|update|replace)\b[^\n:：.]{0,60}
            \b(?:text|title|label|(?:error\s)?message|caption|description|heading|placeholder|tooltip|banner|copy|string|wording|
              toast|hint|
              alert|notification|slogan|subtitle|footer|button)\b
            [^\n:：.]{0,30}\b(?:to|with)\b
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Set();

    [GeneratedRegex(
        """
              \b(?:setze?|änder[en]|stelle?|ersetze?|mach|change[rz]?|mets|remplace[rz]?|cambia|pon|reemplaza|imposta|sostituisci|
              mude|altere|troque|
              измени|поменяй|замени)\b[^\n:：.]{0,50}
            (?:text|titel|beschriftung|meldung|hinweis|platzhalter|überschrift|texte|titre|message|libellé|texto|título|mensaje|
              etiqueta|testo|
              titolo|messaggio|mensagem|rótulo|текст|заголовок|сообщение|надпись)\w{0,6}\b[^\n:：.]{0,30}
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex SetElsewhere();

    [GeneratedRegex(
        """
            [把将](?:[^\n:：。]{0,12})(?:标题|提示|文案|按钮|消息|文字|文本|说明)[^\n:：。]{0,12}(?:改成|改为|设为|设置为|换成)：?(?=\S)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex SetInChinese();

    // The files an agent reads its orders from are the person's own place for rules.
    [GeneratedRegex(
        """
              (?<!\b(?:you|we|I|they|du|ihr|wir)\s)\b(?:write|draft|add|insert|put|append|include|contain|post|send|compose|reply|
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
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Written();

    [GeneratedRegex(
        """
            \b(?:with|containing|given|using|as)\s(?:(?:the|this|following|a|an|sample|test|user)\s){1,3}
            (?:input|text|contents?|body|message|title|subject|prompt|string|caption|example|sentence|phrase|wording|
              query|payload)\b[^\n:：.,]{0,30}?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Input();

    [GeneratedRegex(
        """
            (?:^|\n)[^\S\n]*(?:input|text|quote|transcript|e-?mail|mail|article|logs?|stdout|
            stderr|eingabe|texte?|texto|entrada|вход|текст|输入|文本|入力|本文)
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex NamedInput();
}
