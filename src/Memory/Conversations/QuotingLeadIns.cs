using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// Phrases that introduce what somebody else or a program says: «the reviewer says:», «he said that», «here is the output:».
/// </summary>
internal static partial class QuotingLeadIns
{
    public static readonly LeadIn[] All =
    [
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
                "Я же сказал: никогда не трогай lock-файл.",
                "we always say please",
                "我说：不要用 npm",
            ]
        ),
        new(
            "reported",
            Reported(),
            [
                "He said that‖ from now on we should never use npm. Is that so?",
                "my boss told me that‖ we must always deploy on fridays",
                "Mein Kollege meint, dass‖ man niemals rebasen soll",
            ],
            ["I said that we never use npm", "we said that tests come first", "the docs say that it is fast, so never skip them"],
            Signs: ""
        ),
        new(
            "pasted",
            Pasted(),
            [
                "Here is the output of the linter:‖\nnever use any",
                "Here's what the reviewer left:‖ always use const",
                "This is the error message:‖\nmust not be null",
            ],
            ["Here is my feedback: never use var", "Here is what I want: always use tabs"]
        ),
        new("sent", From(), ["Feedback from the customer:‖ never show this again"], ["my feedback on the review: too long"]),
        new("speaker", Speaker(), ["Reviewer:‖ don't use var", "look\nthe linter #2:‖ never use any"], ["tell the reviewer: never mind"]),
    ];

    // Not "I said": that is the person again.
    [GeneratedRegex(
        """
            (?<!\b(?:I|we|ich|wir|je|j['’]ai|yo|eu|io|я|мы)\s(?:(?:have|had|just|already|also|did|do|must|will|clearly|always|же|уже|
              тебе|вам|schon|dir|doch|te|ti)\s){0,2})
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
            """ + LeadIns.Colon,
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

    [GeneratedRegex(
        """
            \b(?:here(?:['’]s|\s(?:is|are))|this\sis|these\sare|hier\s(?:ist|sind)|voici|aquí\sestá|вот)\s(?!my\b|
              what\s(?:I|we)\b|meine?\b)
            [^\n:：.]{0,60}?
            \b(?:outputs?|logs?|errors?|traceback|stack\s?trace|reviews?|reviewers?|feedback|reports?|response|reply|
              answer|tickets?|issues?|e-?mails?|transcript|
               readme|docs?|article|comments?|console|diff|patch|spec|text|document|ausgabe|fehler\w*|sortie|salida|вывод)\b
            [^\n:：.]{0,60}?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pasted();

    [GeneratedRegex(
        """
            \b(?:feedback|comments?|review|answer|reply|output|notes?|message)\s(?:from|by|of)\s[^\n:：.]{1,40}?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex From();

    [GeneratedRegex(
        """
            (?:^|\n)[^\S\n]*(?:the\s|our\s|my\s)?(?:reviewer|linter|bot|copilot|
            coderabbit|codex|chatgpt|gpt|gemini|colleague|maintainer|customer|boss|manager)(?:\s\#?[0-9]+)?
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Speaker();
}
