using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// Phrases that report what others say or want said, mostly without a colon: «Anna said we should», «laut der Doku soll».
/// </summary>
internal static partial class ReportedLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "claimed",
            Claimed(),
            [
                "CodeRabbit says ‖we should always use Result types and never throw. Explain why.",
                "My boss said ‖we should never use TypeScript again",
                "Anna told me yesterday ‖we should never squash commits",
                "The React docs recommend ‖that you should always use functions",
                "Copilot recommends ‖to always use async void",
            ],
            [
                "I said we should never use npm",
                "As we said you should never push",
                "the docs say that it is fast, so never skip them",
                "You said you should always ask, so ask",
            ],
            Signs: ""
        ),
        new(
            "source",
            Source(),
            [
                "According to the Google style guide, ‖never use tabs.",
                "Laut der Doku ‖soll man niemals var verwenden",
                "Selon la doc, ‖il ne faut jamais utiliser npm",
                "根据文档，‖永远不要使用var",
            ],
            ["According to our rules, never use tabs", "laut unserer Regel soll man nie pushen"],
            Signs: ""
        ),
        new(
            "to be told to others",
            ToldToOthers(),
            [
                "Write to the team that ‖from now on we never deploy on Fridays.",
                "Tell the customer that ‖we always ship on Mondays",
                "Prepare an announcement for customers saying ‖from now on we never open on Sundays.",
                "Schreib dem Team, ‖dass wir nie freitags deployen",
            ],
            ["tell me that you never push", "I told you that we never push", "write that down: never push"],
            Signs: ""
        ),
        new(
            "handed on",
            HandedOn(),
            [
                "Codex answered this, do you agree?\n‖\nYou should always use uv instead of pip.",
                "Another agent left me this note:\n‖\nFrom now on always run migrations first.",
            ],
            ["I wrote this\nnever mind", "you said this\nand it is wrong"],
            Signs: ""
        ),
    ];

    // "We", "I" and "you" are the person and the agent.
    [GeneratedRegex(
        """
            (?: \b(?:he|she|they|someone|somebody|people|everyone|(?:my|our|the|an?|another|one|some)\s(?:[\w-]+\s){0,2}?
                  (?:boss|colleague|coworker|manager|lead|reviewer|customer|client|teacher|friend|teammate|users?|docs?|documentation|
                    article|book|guide|blog|post|linter|bot|agent|model|ai|spec|paper|vendor|maintainers?|author|comment|tutorial|video))
              | \b(?-i:(?!(?:I|We|You|It|This|That|There|What|Who|And|But|So|If|When|As|Please|Then|Never|Always|
                Claude)\b)\p{Lu}[\p{L}0-9]+
                  (?:\s\p{Lu}[\p{L}0-9]+)?)
            )
            \s(?:(?:also|once|just|always|has|have|had|really|even)\s){0,2}
            (?:says?|said|told\s(?:me|us)|writes?|wrote|thinks?|claim(?:s|ed)|insist(?:s|ed)|believes?|suggest(?:s|ed)?|recommend(?:s|
              ed)?|
              advises?|advised|state[sd]|mention(?:s|ed)|argue[sd]|warn(?:s|ed)|complain(?:s|ed))
            (?:\s(?:yesterday|today|recently|once|earlier|again|last\s\w+|in\sthe\s\w+|on\s\w+)){0,2},?\s
            (?=(?:that\s)?(?:from\snow\son\b
              | (?:we|you|I|one|people|everyone|developers|they)\s
                (?:should|shall|must|need|have\sto|ought|can|cannot|can['’]t|always|never|do\snot|don['’]t|will)\b
              | to\s(?:always|never|not|use|avoid)\b | (?:never|always|using|against)\b))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Claimed();

    [GeneratedRegex(
        """
            \b(?:according\sto|as\sper)\s(?!our\b|my\b|me\b)[^\n,:.]{2,60},\s
            | \b(?:laut|gemäß)\s(?!unser|mein)[^\n,:.]{2,40}?\s(?=(?:soll(?:te)?|muss|darf|kann)\b)
            | \b(?:selon|d['’]après|según|secondo|segundo|согласно|volgens|według)\s
                (?!(?:nos|notre|mes|nuestr\w+|nossa?s?|nostr\w|наши\w)\b)[^\n,:.]{2,40},\s
            | (?:根据|按照)(?!我)[^\n，,:：。]{2,20}[，,] | (?<=[^\n、。，]{2})(?:によると|によれば)、?
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Source();

    [GeneratedRegex(
        """
            \b(?:tell|inform|notify|remind|assure|write(?:\sto)?|reply\sto|answer|respond\sto|message|e-?mail|let)\s
              (?:(?:the|our|my|all|every|this|that)\s)?
              (?:team|customers?|clients?|users|colleagues?|coworkers?|boss|manager|reviewers?|maintainers?|developers|support|vendor|
                him|her|
                them|everyone|everybody)\s(?:know\s)?that\s
            | \b(?:announcement|e-?mail|letter|message|note|post|notice|sign|banner|tweet)\s(?:[^\n:.]{1,40}\s)?(?:saying|stating|
              announcing)\s
              (?:that\s)?
            | \b(?:schreib\w*|sag\w*)\s(?:dem|der|den|meinem|unserem)\s(?:team|kunden?|kollegen|chef|
              nutzern)\b[^\n:.,]{0,20},\s?(?=dass\b)
            | \b(?:dis|écris)\s(?:à\sl['’]|au[x]?\s)(?:équipe|clients?|collègues?|chef|utilisateurs)\s(?=qu)
            | \b(?:dile|diles|escribe)\sal?\s(?:los\s|la\s)?(?:equipo|clientes?|colegas?|jefe|usuarios)\s(?=que\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex ToldToOthers();

    [GeneratedRegex(
        """
            (?<!\b(?:I|we|you)\s)\b
            (?:answer(?:s|ed)|said|wrote|replied|suggested|proposed|posted|sent|commented|left|gave|returned|produced|generated|printed)\s
            (?:(?:me|us)\s)?(?:this|the\sfollowing|these)\b[^\n]{0,60}\n
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex HandedOn();
}
